//! Unknown: passwords, PINs, door codes, code words, the text of tattoos.

use super::table::{Label, Labels, Strength};
use super::value::gap;
use crate::text::{Document, TokenKind};
use crate::{Category::Unknown, Entity};

pub(super) const LABELS: Labels = Labels {
    category: Unknown,
    strong: "password,passwd,passcode,passphrase,pass code,pw,pwd,temp password,temporary password,\
        temp pw,code word,codeword,pickup word,family password,gate code,door code,key code,lockbox code,\
        lock box code,entry code,access code,interpreter code,phone code,pairing code,key safe,keysafe,\
        keysafe code,pin code,portal pin,vpn pin,tattoo,tattoos,tatt,tat,acct pin,hotspot pw,\
        wifi password,wifi pw,security word,phone passcode,safe code,alarm code",
    medium: "pin,lockbox,lock box,temp pass,new pin,intercom",
    weak: "pass,code at gate,wifi,hotspot",
    near: "",
};

/// The most tokens between a label and its quotation, and in a quotation.
const QUOTE: usize = 12;

/// Appends what stands behind a label of this kind: a quotation, or one word with digits or signs in it.
/// Answers where to read on.
pub(super) fn follow(doc: &Document<'_>, label: Label, out: &mut Vec<Entity>) -> usize {
    if let Some((first, end)) = quotation(doc, label.end) {
        push(doc, first, end, 84, out);
        return end + 1;
    }
    if doc.lower_word(label.start).starts_with("tat") {
        return label.end;
    }
    let (at, explicit) = skip(doc, label.end);
    let Some(end) = run_end(doc, at)
        .filter(|_| doc.line_of(at).map(|l| l.start) == doc.line_of(label.start).map(|l| l.start))
    else {
        return label.end;
    };
    let bytes = doc.span(at..end).map_or("", |r| doc.slice(r.start, r.end)).as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let signs = bytes.iter().any(|b| matches!(b, b'!' | b'#' | b'$' | b'%' | b'&' | b'@' | b'-' | b'_'));
    let letters = bytes.iter().any(u8::is_ascii_alphabetic);
    let confidence = match (label.strength, digits) {
        (Strength::Strong, 3..) | (Strength::Medium, 4..) => 88,
        (Strength::Strong, 1..) if letters => 86,
        (Strength::Weak, 2..) if letters && bytes.len() > 5 => 82,
        (Strength::Strong, _) if explicit && letters && bytes.len() > 4 => 82,
        (Strength::Strong, _) if signs && letters => 60,
        _ => return label.end,
    };
    push(doc, at, end, confidence, out);
    end
}

fn push(doc: &Document<'_>, first: usize, end: usize, confidence: u8, out: &mut Vec<Entity>) {
    out.extend(doc.span(first..end).map(|r| Entity::new(r.start, r.end, Unknown, confidence, "secret")));
}

/// The tokens between the next two quotation marks on the line.
fn quotation(doc: &Document<'_>, at: usize) -> Option<(usize, usize)> {
    let line = doc.token(at)?.line;
    let on_line = |i: &usize| doc.token(*i).is_some_and(|t| t.line == line);
    let open = (at..at + QUOTE).take_while(on_line).find(|&i| is_quote(doc, i))?;
    let close = (open + 1..open + QUOTE).take_while(on_line).find(|&i| is_quote(doc, i))?;
    (close > open + 1).then_some((open + 1, close))
}

fn is_quote(doc: &Document<'_>, i: usize) -> bool {
    matches!(doc.word(i), "\"" | "“" | "”" | "„")
}

/// Skips what links a label and its value.
fn skip(doc: &Document<'_>, mut at: usize) -> (usize, bool) {
    let mut explicit = false;
    for _ in 0..4 {
        match doc.lower_word(at) {
            ":" | "=" => explicit = true,
            "is" | "now" | "new" | "to" | "back" | "number" | "no" | "." | "for" | "(" | "code" | "info" => {}
            _ => break,
        }
        at += 1;
    }
    (at, explicit)
}

/// The end of the glued run at token `at`, without closing punctuation.
fn run_end(doc: &Document<'_>, at: usize) -> Option<usize> {
    doc.token(at)?;
    let mut end = at + 1;
    while end < at + 16 && gap(doc, end) == Some(0) {
        end += 1;
    }
    while end > at
        && doc.token(end - 1).is_some_and(|t| t.kind == TokenKind::Punct)
        && !matches!(doc.word(end - 1), "!" | "#")
    {
        end -= 1;
    }
    (end > at).then_some(end)
}
