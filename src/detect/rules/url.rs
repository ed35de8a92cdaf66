//! Web addresses: with a scheme, with `www.`, or a bare host with a known end; the path belongs to them.

use super::Rule;
use super::anchors::Anchors;
use super::scan::{hash, is_alnum, push};
use super::words::{prints, words};
use crate::lexicon::hash_word;
use crate::text::{Document, TokenKind, holds};
use crate::{Category, Entity};

/// Finds web addresses.
pub(super) const RULE: Rule = Rule {
    name: "url",
    about: "Web addresses with their path",
    categories: &[Category::Url],
    words: &[&ENDS.prints, &prints([COLON, WWW])],
    kinds: 0,
    find,
};

/// The longest host name, as the domain name system has it.
const HOST: usize = 253;

const COLON: u32 = hash_word(b":");
const WWW: u32 = hash_word(b"www");

/// Hosts that name a standard's vocabulary and no page.
const STANDARDS: &[&str] = &[
    "loinc.org",
    "hl7.org",
    "snomed.info",
    "w3.org",
    "unitsofmeasure.org",
    "xmlsoap.org",
    "ihe.net",
    "nlm.nih.gov/research",
];

words! {
    /// Ends of host names that are no words or units; `true` if they count only behind `co`, `com`, `ac`, … or with a path.
    ENDS: bool =
        "com org net edu gov mil info biz io example app dev health uk au nz" => false,
        "us ca ie in za ng ke gh de fr es it nl se no dk fi ch at be pt jp cn sg hk my ph ae sa il eu me co int tv ly \
         local test id tz ug lk pk bd np tr gr pl cz ro hu ru ua br mx ar cl pe kr tw vn th" => true
}

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, token) in anchors {
        let start = token.start as usize;
        if start < done || token.kind == TokenKind::Number {
            continue;
        }
        let found = if token.kind == TokenKind::Punct {
            if token.hash != COLON || doc.slice(start, start + 3) != "://" {
                None
            } else {
                with_scheme(doc, i)
            }
        } else if token.spaced || i == 0 {
            if token.hash == WWW && doc.word(i + 1) == "." { Some((start, 95)) } else { None }
        } else {
            bare_host(doc, i)
        };
        if let Some((first, confidence)) = found {
            let end = end_of(doc.text(), start);
            let address = doc.slice(first, end);
            let standard = STANDARDS.iter().any(|s| holds(address, s));
            push(out, first..end, Category::Url, if standard { 30 } else { confidence }, "url");
            done = end;
        }
    }
}

/// The start of the address whose `://` begins with token `i`.
fn with_scheme(doc: &Document<'_>, i: usize) -> Option<(usize, u8)> {
    let mut first = i.checked_sub(1)?;
    // `s3://`
    if doc.token(first)?.kind == TokenKind::Number && doc.glued(first.checked_sub(1)?) {
        first -= 1;
    }
    let word = doc.token(first).filter(|t| t.kind == TokenKind::Word && t.len() <= 8)?;
    Some((word.start as usize, 98))
}

/// The start of the host whose end (`com`) is token `i`.
fn bare_host(doc: &Document<'_>, i: usize) -> Option<(usize, u8)> {
    let weak = ENDS.get(hash(doc, i))?;
    if i < 2 || doc.word(i - 1) != "." || !doc.glued(i - 2) || !doc.glued(i - 1) {
        return None;
    }
    let text = doc.text().as_bytes();
    let token = doc.token(i)?;
    let end = token.end as usize;
    let last = token.start as usize - 1;
    // More labels (`com.au`), a longer word (`com-2`) or an address's local part come first.
    let goes_on = matches!(text.get(end), Some(b'.' | b'-' | b'_')) && is_alnum(text, end + 1);
    if goes_on || text.get(end) == Some(&b'@') || is_alnum(text, end) {
        return None;
    }
    let mut start = last;
    let host = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
    while start > 0 && last - start < HOST && text.get(start - 1).is_some_and(host) {
        start -= 1;
    }
    while start < last && !is_alnum(text, start) {
        start += 1;
    }
    // `…@host.com` is an e-mail address; a letter beyond the host's alphabet is none either.
    if start > 0 && text.get(start - 1).is_some_and(|&b| b == b'@' || !b.is_ascii()) {
        return None;
    }
    let path = text.get(end) == Some(&b'/') && is_alnum(text, end + 1);
    let second_level = matches!(
        doc.lower_word(i - 2),
        "co" | "com" | "ac" | "org" | "gov" | "net" | "edu" | "example" | "nhs" | "govt"
    );
    let label = doc.slice(start, last);
    let letters = label.bytes().filter(u8::is_ascii_alphabetic).count();
    if weak && !path && !second_level || letters < 2 || holds(label, "..") {
        return None;
    }
    Some((start, if path || second_level { 92 } else { 86 }))
}

/// Where the address that holds byte `at` ends: at white space or a quote, without closing punctuation.
fn end_of(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let stop = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|' | '`' | '“' | '”' | '{' | '}' | '^' | '\\')
    };
    let address = rest.split(stop).next().unwrap_or("");
    at + address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '’']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_their_path_and_without_the_full_stop() {
        for (text, want) in [
            ("see https://room.example/j/8Q2-syr?a=1#x.", "https://room.example/j/8Q2-syr?a=1#x"),
            ("(www.glkp.example.com/travel)", "www.glkp.example.com/travel"),
            ("pay at pay.derm.example/s/99 w/ PIN", "pay.derm.example/s/99"),
            ("\"s3://swx-audio/2026/a_b.m4a\",", "s3://swx-audio/2026/a_b.m4a"),
            ("at clinic.co.uk, then", "clinic.co.uk"),
            ("mail ann@mail.example.org", ""),          // an e-mail address
            ("seen.in clinic, pt.at home, 2.5.in", ""), // a missing blank
            ("wt 70.kg dr.no", ""),
        ] {
            let found = RULE.finds(text);
            let got: Vec<_> = found.iter().map(|e| e.text(text)).collect();
            assert_eq!(got.join("|"), want, "{text}");
        }
        RULE.finds(&"a.com".repeat(40_000));
        RULE.finds(&"://".repeat(60_000));
    }
}
