//! Network addresses: IPv4, IPv6 and MAC.

use super::Rule;
use super::anchors::{Anchors, LONG};
use super::scan::{hash, is_alnum, is_digit, push, words_before};
use super::words::{prints, words};
use crate::lexicon::hash_word;
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};

/// Finds network addresses.
pub(super) const RULE: Rule = Rule {
    name: "ip",
    about: "IPv4, IPv6 and MAC addresses",
    categories: &[Category::IPAddress],
    words: &[&prints([COLON, HYPHEN])],
    kinds: LONG,
    find,
};

/// The shortest IPv6 address that is told from other numbers.
const SHORTEST: usize = 8;
/// The longest IPv6 address with an embedded IPv4 one.
const LONGEST: usize = 45;

const POINT: u32 = hash_word(b".");
const COLON: u32 = hash_word(b":");
const HYPHEN: u32 = hash_word(b"-");

words! {
    /// Words that say that an address follows.
    LABELS: () =
        "ip ipv4 ipv6 mac addr host hostname server node gateway gw wan lan endpoint workstation wkst ws src dest src_ip \
         login from network router printer dns subnet bluetooth wifi wi-fi ble" => ()
}

words! {
    /// Words before a version or section number.
    VERSIONS: () = "version ver v firmware fw sw software release build rev revision section oid edition" => ()
}

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut done = 0;
    for (i, token) in anchors {
        let start = token.start as usize;
        if start < done {
            continue;
        }
        let end = match token.kind {
            TokenKind::Number if token.len() <= 3 && hash(doc, i + 1) == POINT => v4(doc, i, out),
            TokenKind::Punct if matches!(token.hash, COLON | HYPHEN) && doc.glued(i) => {
                hex_groups(doc, i, out)
            }
            _ => None,
        };
        done = end.unwrap_or(done);
    }
}

fn v4(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let text = doc.text().as_bytes();
    let start = doc.token(i)?.start as usize;
    let mut at = start;
    let (mut parts, mut largest) = (0, 0);
    loop {
        let digits = text.get(at..).unwrap_or(&[]).iter().take(4).take_while(|b| b.is_ascii_digit()).count();
        let value: u32 = doc.slice(at, at + digits).parse().ok().filter(|v| *v < 256)?;
        largest = largest.max(value);
        at += digits;
        parts += 1;
        if text.get(at) != Some(&b'.') || !is_digit(text, at + 1) {
            break;
        }
        if parts == 4 {
            return None; // an object identifier
        }
        at += 1;
    }
    let glued = start > 0
        && text.get(start - 1).is_some_and(|&b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    if parts != 4 || glued || is_alnum(text, at) {
        return None;
    }
    let labelled = words_before(doc, i, 3).any(|j| LABELS.has(hash(doc, j)));
    let version = words_before(doc, i, 2).any(|j| VERSIONS.has(hash(doc, j)));
    // Addresses of private networks.
    let private =
        matches!(doc.slice(start, at).get(..3), Some("10.")) || doc.slice(start, at).starts_with("192.168.");
    let confidence = match (labelled, version) {
        (_, true) => 30,
        (true, _) => 97,
        _ if largest > 31 => 93,
        _ if private => 84,
        _ => 60,
    };
    push(out, start..at, Category::IPAddress, confidence, "ip.v4");
    Some(at)
}

/// The IPv6 or MAC address around the separator at token `i`.
fn hex_groups(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let text = doc.text().as_bytes();
    let at = doc.token(i)?.start as usize;
    let separator = *text.get(at)?;
    let part = |b: u8| b.is_ascii_hexdigit() || b == separator;
    let (mut start, mut end) = (at, at + 1);
    while start > 0 && at - start < 5 && text.get(start - 1).is_some_and(|&b| part(b)) {
        start -= 1;
    }
    while end - at < LONGEST && text.get(end).is_some_and(|&b| part(b)) {
        end += 1;
    }
    if start > 0 && (is_alnum(text, start - 1) || text.get(start - 1) == Some(&separator))
        || is_alnum(text, end)
    {
        return None;
    }
    while end > start && text.get(end - 1) == Some(&separator) {
        end -= 1;
    }
    if end - start < SHORTEST {
        return None;
    }
    let address = doc.slice(start, end);
    let groups = || address.split(char::from(separator));
    let count = groups().count();
    let lettered = address.bytes().any(|b| b.is_ascii_alphabetic());
    let labelled = || words_before(doc, i, 6).any(|j| LABELS.has(hash(doc, j)));
    if count == 6 && groups().all(|g| g.len() == 2) && (lettered || labelled()) {
        push(out, start..end, Category::IPAddress, 96, "ip.mac");
        return Some(end);
    }
    let short = address.bytes().zip(address.bytes().skip(1)).filter(|two| *two == (b':', b':')).count() == 1
        && count >= 4;
    if separator == b':' && (count == 8 || short) && count <= 8 && groups().all(|g| g.len() <= 4) {
        push(out, start..end, Category::IPAddress, 95, "ip.v6");
        return Some(end);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_but_no_versions_times_and_sections() {
        for (text, want) in [
            ("from 198.51.100.74:8080", "198.51.100.74"),
            ("MAC 1E:83:87:1D:05:CA and 00-1b-44-11-3a-b7", "1E:83:87:1D:05:CA|00-1b-44-11-3a-b7"),
            ("on 2001:db8:40a:7::1c3).", "2001:db8:40a:7::1c3"),
            (
                "::ffff:c000:0280 2001:0db8:0000:0000:0000:ff00:0042:8329",
                "::ffff:c000:0280|2001:0db8:0000:0000:0000:ff00:0042:8329",
            ),
            ("firmware 10.44.161.27, v2.1.3.4, 1.2.3.4", ""), // versions and sections
            ("2.16.840.1.113883 at 14:30:22, 300.1.1.1", ""), // an object identifier, a time
            ("3-0-1-2 and 12-25-19-11-10-09, bed::3", ""),    // parity, an identifier
        ] {
            let found = RULE.finds(text);
            let sure: Vec<_> = found.iter().filter(|e| e.confidence >= 80).map(|e| e.text(text)).collect();
            assert_eq!(sure.join("|"), want, "{text}");
        }
        for unit in ["a:", "1.", "12:", "aa-", "::"] {
            RULE.finds(&unit.repeat(60_000));
        }
    }
}
