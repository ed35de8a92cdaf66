//! Unknown: passwords, PINs, door codes, code words, the text of tattoos.

use super::dictated;
use super::run::gap;
use super::table::{Label, Labels, Strength};
use crate::lexicon::{class, lookup};
use crate::text::{Document, TokenKind};
use crate::{Category::Unknown, Entity};

pub(super) const LABELS: Labels = Labels {
    category: Unknown,
    strong: "password,passwd,passcode,passphrase,pass code,pw,pwd,temp password,temporary password,\
        temp pw,code word,codeword,pickup word,family password,gate code,door code,key code,lockbox code,\
        lock box code,entry code,access code,interpreter code,phone code,pairing code,key safe,keysafe,\
        keysafe code,pin code,portal pin,vpn pin,tattoo,tattoos,tatt,tat,acct pin,hotspot pw,\
        wifi password,wifi pw,security word,phone passcode,safe code,alarm code,code at gate",
    medium: "pin,lockbox,lock box,temp pass,new pin,intercom",
    weak: "pass,wifi,hotspot",
    near: "",
};

/// The most tokens between a label and its quotation, and in a quotation.
const QUOTE: usize = 12;
/// The most tokens between the label of a password and its quotation.
const NEAR: usize = 5;
/// How far behind a label a word that can only be a password stands, in tokens.
const REACH: usize = 8;

/// Appends what stands behind a label of this kind: a quotation, or one word with digits or signs in it.
/// Answers where to read on.
pub(super) fn follow(doc: &Document<'_>, label: Label, out: &mut Vec<Entity>) -> usize {
    let tattoo = doc.lower_word(label.start).starts_with("tat");
    // The quotation mark that closes a key of JSON opens nothing.
    let key = label.start > 0 && is_quote(doc, label.start - 1) && is_quote(doc, label.end);
    let mut at = label.end + usize::from(key);
    while let Some((first, end)) = quotation(doc, label.start, at, if tattoo { QUOTE } else { NEAR }) {
        push(doc, first, end, 84, out);
        at = end + 1;
        if !tattoo {
            break;
        }
    }
    if at > label.end + 1 || tattoo {
        return at;
    }
    let (at, explicit) = skip(doc, label.end);
    if let Some((end, confidence)) = word(doc, label, at, explicit) {
        push(doc, at, end, confidence, out);
        return end;
    }
    if label.strength == Strength::Strong
        && let Some((first, end)) = ahead(doc, label)
    {
        push(doc, first, end, 82, out);
        return end;
    }
    label.end
}

fn push(doc: &Document<'_>, first: usize, end: usize, confidence: u8, out: &mut Vec<Entity>) {
    out.extend(doc.span(first..end).map(|r| Entity::new(r.start, r.end, Unknown, confidence, "secret")));
}

/// The secret at token `at`: where it ends, and how sure.
fn word(doc: &Document<'_>, label: Label, at: usize, explicit: bool) -> Option<(usize, u8)> {
    if doc.token(at)?.line != doc.token(label.start)?.line {
        return None;
    }
    if let Some(spoken) = dictated::value_at(doc, at) {
        return Some((spoken.end, 88));
    }
    let end = run_end(doc, at)?;
    let make = make(doc, at, end);
    let code_word = matches!(doc.lower_word(label.end - 1), "word" | "codeword");
    let rare = doc.token(at).is_some_and(|t| lookup(t.hash) & class::COMMON_TOP == 0);
    let confidence = match (label.strength, make.digits) {
        // Six digits behind PIN are a postal code in India.
        (Strength::Medium, 6) if doc.word(label.start) == "PIN" => 60,
        (Strength::Strong, 3..) | (Strength::Medium, 4..) => 88,
        (Strength::Strong, 1..) if make.letters > 0 => 86,
        (Strength::Medium, 1..) if make.letters > 2 && make.sign => 84,
        (Strength::Weak, 2..) if make.letters > 3 => 82,
        (Strength::Strong, 0) if explicit && make.letters > 4 => 82,
        (Strength::Strong, 0) if code_word && rare && make.letters > 3 => 82,
        (Strength::Strong, 0) if make.sign && make.letters > 0 => 60,
        _ => return None,
    };
    Some((end, confidence))
}

/// What a run of characters has.
struct Make {
    digits: usize,
    letters: usize,
    sign: bool,
}

fn make(doc: &Document<'_>, first: usize, end: usize) -> Make {
    let bytes = doc.span(first..end).map_or("", |r| doc.slice(r.start, r.end)).as_bytes();
    Make {
        digits: bytes.iter().filter(|b| b.is_ascii_digit()).count(),
        letters: bytes.iter().filter(|b| b.is_ascii_alphabetic()).count(),
        sign: bytes.iter().any(|b| matches!(b, b'!' | b'#' | b'$' | b'%' | b'&' | b'@' | b'-' | b'_')),
    }
}

/// A word of letters, signs and digits on the rest of the line: `password on the cart, Sunflower!Teresa8`.
fn ahead(doc: &Document<'_>, label: Label) -> Option<(usize, usize)> {
    let line = doc.token(label.start)?.line;
    let mut at = label.end;
    while at < label.end + REACH && doc.token(at)?.line == line {
        let end = run_end(doc, at).unwrap_or(at + 1);
        let make = make(doc, at, end);
        if make.digits > 0 && make.letters > 3 {
            return Some((at, end));
        }
        at = end;
    }
    None
}

/// The tokens between the next two quotation marks from `at` on the line of the label.
fn quotation(doc: &Document<'_>, label: usize, at: usize, reach: usize) -> Option<(usize, usize)> {
    let line = doc.token(label)?.line;
    let on_line = |i: &usize| doc.token(*i).is_some_and(|t| t.line == line);
    let open = (at..at + reach).take_while(on_line).find(|&i| is_quote(doc, i))?;
    let close = (open + 1..open + QUOTE).take_while(on_line).find(|&i| is_quote(doc, i))?;
    let said = (open + 1..close).any(|i| doc.token(i).is_some_and(|t| t.kind != TokenKind::Punct));
    said.then_some((open + 1, close))
}

fn is_quote(doc: &Document<'_>, i: usize) -> bool {
    matches!(doc.word(i), "\"" | "“" | "”" | "„")
}

/// Skips what links a label and its value.
fn skip(doc: &Document<'_>, mut at: usize) -> (usize, bool) {
    let mut explicit = false;
    let words = (at..at + 4).take_while(|&i| doc.token(i).is_some_and(|t| t.kind == TokenKind::Word)).count();
    if matches!(doc.word(at + words), ":" | "=") && gap(doc, at + words).is_some() {
        at += words;
    }
    for _ in 0..5 {
        match doc.lower_word(at) {
            ":" | "=" | "-" | "–" => explicit = true,
            "is" | "now" | "new" | "to" | "back" | "number" | "no" | "." | "(" | "code" => {}
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
    let signed = |i: usize| matches!(doc.word(i), "!" | "#");
    while end > at && doc.token(end - 1).is_some_and(|t| t.kind == TokenKind::Punct) && !signed(end - 1) {
        end -= 1;
    }
    (end > at).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::label::found;

    #[test]
    fn secrets_are_codes_or_quoted() {
        for (text, want) in [
            ("password: mangoseason", vec!["mangoseason"]),
            ("login jb / pw Bandage!59 here", vec!["Bandage!59"]),
            ("The password on the cart, Sunflower!Teresa8, is", vec!["Sunflower!Teresa8"]),
            ("tattoo L arm \"RIP MUNCHIE 8-9\" R arm \"TRINITY\"", vec!["RIP MUNCHIE 8-9", "TRINITY"]),
            ("gate code 7714#", vec!["7714#"]),
            ("code word pelican", vec!["pelican"]),
            ("phone passcode one one zero four.", vec!["one one zero four"]),
            ("password reset requested", vec![]),
            ("pin site clean, 3 pins", vec![]),
            ("tattoo of a rose", vec![]),
        ] {
            let values: Vec<_> = found(text).into_iter().map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }
}
