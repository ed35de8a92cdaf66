//! Postal codes: of the United States behind a state, a city or a label, and those of other countries by shape.

mod place;

use super::Rule;
use super::anchors::{Anchors, LONG, TIED};
use super::scan::{
    digits, goes_on_misread, group, hash, is_alnum, is_amount, is_digit, push, push_tokens, same_line,
    wide_gap, words_before,
};
use super::spoken::{self, digit_row};
use super::words::words;
use crate::text::{Case, Document, TokenKind};
use crate::{Category, Entity};
use place::after_place;

/// Finds postal codes.
pub(super) const RULE: Rule = Rule {
    name: "zip",
    about: "ZIP and ZIP+4 codes, postcodes of the UK, Ireland, Canada, Australia, India and others",
    categories: &[Category::Zip],
    words: &[&LABELS.prints, &spoken::NUMBERS.prints],
    kinds: LONG | TIED,
    find,
};

words! {
    /// What a postal code is called.
    LABELS: () = "zip zipcode postcode postal postalcode pincode pin eircode plz cp postbus" => ()
}

words! {
    /// Words before the plate of a vehicle.
    PLATES: () = "plate plates vehicle car tag reg rego registration truck trailer" => ()
}

words! {
    /// The areas of British postcodes.
    AREAS: () =
        "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fa fk fy g \
         gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw \
         ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc \
         wd wf wn wr ws wv yo ze bx gir" => ()
}

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    for (i, token) in anchors {
        match token.kind {
            TokenKind::Number => match token.len() {
                5 => american(doc, i, out),
                4 | 6 => elsewhere(doc, i, out),
                1..=3 if goes_on_misread(doc, i) => misread(doc, i, out),
                _ => {}
            },
            TokenKind::Word if token.len() <= 2 && digits(doc, i + 1) > 0 && doc.glued(i) => {
                lettered(doc, i, out)
            }
            TokenKind::Word if LABELS.has(token.hash) => behind_label(doc, i, out),
            TokenKind::Word if token.len() <= 5 => spoken_behind_place(doc, i, out),
            _ => {}
        }
    }
}

/// Whether a number that begins at `start` continues something.
fn begins_inside(text: &[u8], start: usize) -> bool {
    let hyphen = || text.get(start - 1) == Some(&b'-') && start > 1 && is_alnum(text, start - 2);
    is_alnum(text, start - 1)
        || matches!(text.get(start - 1), Some(b'.' | b'/' | b'#' | b'$' | b'_' | b':'))
        || hyphen()
}

/// `02126`, `24016-2214`
fn american(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    let Some(token) = doc.token(i) else { return };
    let (start, mut end) = (token.start as usize, token.end as usize);
    // `P.O. Box 3-30100` in Kenya
    let boxed = doc.lower_at(i, -3) == "box" && doc.word(i - 1) == "-";
    if !token.spaced && start > 0 && !boxed && begins_inside(text, start) {
        return;
    }
    let mut plus = false;
    if text.get(end) == Some(&b'-')
        && let Some(four) = group(text, end + 1).filter(|g| g.len() == 4)
        && !is_alnum(text, four.end)
    {
        (end, plus) = (four.end, true);
    }
    if is_alnum(text, end)
        || matches!(text.get(end), Some(b'-' | b'/' | b'.')) && is_digit(text, end + 1)
        || is_amount(doc, i + 1)
        || doc.token(i + 1).is_some_and(|t| {
            t.kind == TokenKind::Number && t.len() > 2 && t.line == token.line && t.start as usize <= end + 1
        })
    {
        return;
    }
    let confidence = match after_place(doc, i) {
        _ if boxed => 84,
        _ if labelled(doc, i) => 94,
        0 if plus => 60,
        found => found + u8::from(plus) * 4,
    };
    if confidence > 0 {
        push(out, start..end, Category::Zip, confidence, "zip.us");
    }
}

/// `4O977` behind a state: a letter that scanning made of a digit.
fn misread(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i).filter(|t| t.spaced) else { return };
    let Some(found) =
        group(doc.text().as_bytes(), token.start as usize).filter(|g| g.misread && g.len() == 5)
    else {
        return;
    };
    if after_place(doc, i) >= 82 {
        push(out, found.start..found.end, Category::Zip, 82, "zip.us");
    }
}

fn labelled(doc: &Document<'_>, i: usize) -> bool {
    let said = words_before(doc, i, 2).find_map(|j| LABELS.has(hash(doc, j)).then(|| doc.lower_word(j)));
    let field = || doc.label_of(i).any(|j| LABELS.has(hash(doc, j)) && doc.lower_word(j) != "pin");
    // A PIN of four digits is a secret, one of six is an Indian postal code.
    match said {
        Some("pin") => digits(doc, i) == 6 && words_before(doc, i, 1).any(|j| doc.word(j) == "PIN"),
        Some(_) => true,
        None => field(),
    }
}

/// Codes of four or six digits: `VIC 3021`, `NEW DELHI - 110055`, `Singapore 138604`, `Paarl 7646`.
fn elsewhere(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    let Some(token) = doc.token(i) else { return };
    let (start, end) = (token.start as usize, token.end as usize);
    let goes_on = is_alnum(text, end)
        || matches!(text.get(end), Some(b'-' | b'/' | b'.' | b':')) && is_digit(text, end + 1);
    if start > 0 && begins_inside(text, start)
        || goes_on
        || is_amount(doc, i + 1)
        || digits(doc, i + 1) > 1 && !wide_gap(doc, i)
    {
        return;
    }
    let before = doc.lower_at(i, -1);
    let state_at = if matches!(before, "^" | ",") { -2 } else { -1 };
    let state =
        matches!(doc.lower_at(i, state_at), "vic" | "nsw" | "qld" | "wa" | "sa" | "tas" | "nt" | "act")
            && doc.token_at(i, state_at).is_some_and(|t| t.case == Case::Upper);
    // A year may stand behind a town.
    let year = (1900..2050).contains(&doc.word(i).parse().unwrap_or(0));
    let confidence = match (token.len(), after_place(doc, i)) {
        (4, _) if state => 92,
        _ if labelled(doc, i) => 90,
        (6, 62..) if matches!(before, "-" | "–") => 88,
        (6, found @ 84..) if doc.token_at(i, -1).is_some_and(|t| t.len() > 3) => found,
        (4, found @ 82..) if !year => {
            if found == 83 {
                82
            } else {
                64
            }
        }
        _ => return,
    };
    push(out, start..end, Category::Zip, confidence, "zip.digits");
}

/// `LE1 5WW`, `SW1A 1AA`, `V3T 0G5`, `H91 X8W6`: token `i` is one or two letters with a digit behind.
fn lettered(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    if token.case != Case::Upper
        || (!token.spaced && doc.token_at(i, -1).is_some_and(|t| t.kind != TokenKind::Punct))
    {
        return;
    }
    if !token.spaced && matches!(doc.lower_at(i, -1), "-" | "/" | "_" | "." | "#") {
        return;
    }
    let text = doc.text();
    let start = token.start as usize;
    let bytes = text.as_bytes();
    let outward =
        bytes.get(start..).unwrap_or(&[]).iter().take(5).take_while(|b| b.is_ascii_alphanumeric()).count();
    let gap = usize::from(bytes.get(start + outward) == Some(&b' '));
    let inward_at = start + outward + gap;
    let inward = bytes
        .get(inward_at..)
        .unwrap_or(&[])
        .iter()
        .take(5)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    // Without the blank: `LE15WW` is too like an identifier.
    if gap == 0 || outward < 2 {
        return;
    }
    let (a, b) = (
        text.get(start..start + outward).unwrap_or(""),
        text.get(inward_at..inward_at + inward).unwrap_or(""),
    );
    let (a, b) = (shape_of(a), shape_of(b));
    // `VEHICLE IN LOT: E40 7RP`
    if words_before(doc, i, 4).any(|j| PLATES.has(hash(doc, j))) {
        return;
    }
    let confidence = match (a.as_str(), b.as_str()) {
        ("A9A", "9A9") => 92,
        ("A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A", "9AA")
            if is_british(doc, i, text.get(inward_at + 1..inward_at + 3)) =>
        {
            92
        }
        ("A99" | "A9A", "A9A9" | "AA99" | "A99A" | "A9AA" | "AAA9" | "AA9A" | "A999")
            if eircode(text.get(start..inward_at + inward).unwrap_or("")) =>
        {
            84
        }
        _ => return,
    };
    push(out, start..inward_at + inward, Category::Zip, confidence, "zip.lettered");
}

/// `SW1A` is `AA9A`; small letters are no part of a code.
fn shape_of(code: &str) -> String {
    let of = |c: char| {
        if c.is_ascii_digit() {
            '9'
        } else if c.is_ascii_uppercase() {
            'A'
        } else {
            'x'
        }
    };
    code.chars().map(of).collect()
}

/// Whether the area exists and the last letters are ones that postcodes end with.
fn is_british(doc: &Document<'_>, i: usize, last: Option<&str>) -> bool {
    AREAS.has(hash(doc, i)) && last.is_some_and(|l| !l.contains(['C', 'I', 'K', 'M', 'O', 'V']))
}

/// Whether all letters are of those that Eircodes use, `R22 SPO2` is none.
fn eircode(code: &str) -> bool {
    code.bytes().all(|b| b.is_ascii_digit() || b == b' ' || b"ACDEFHKNPRTVWXY".contains(&b))
}

/// A code said digit by digit behind the label at token `i`: `zip five five six one six`.
fn behind_label(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let mut at = i + 1;
    while matches!(doc.lower_word(at), "code" | "is" | ":") && at < i + 4 {
        at += 1;
    }
    if let Some((5 | 9, end)) = digit_row(doc, at).filter(|_| same_line(doc, i, at)) {
        push_tokens(doc, out, at..end, Category::Zip, 92, "zip.spoken");
    }
}

/// `minnesota five five six one six`: token `i` may be the first of five digits.
fn spoken_behind_place(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    if let Some((5, end)) = digit_row(doc, i)
        && after_place(doc, i) >= 60
    {
        push_tokens(doc, out, i..end, Category::Zip, 84, "zip.spoken");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_many_countries_in_their_place() {
        for (text, want) in [
            ("Mattapan MA 02126. 19 stairs", "02126"),
            ("Roanoke   ZIP 24016-2214", "24016-2214"),
            ("Tuscaloosa, Alabama 35401", "35401"),
            ("BEAVERTON^OR^97225^USA", "97225"),
            ("LEICESTER LE1 5WW, Llandovery SA20 0LB, SW1A 1AA", "LE1 5WW|SA20 0LB|SW1A 1AA"),
            ("Surrey BC  V3T 0G5 and N1H 7Y4", "V3T 0G5|N1H 7Y4"),
            ("Co. Laois, R32 XK47", "R32 XK47"),
            ("St Albans VIC 3021", "3021"),
            ("NEW DELHI - 110055, PIN 673614", "110055|673614"),
            ("zip code five five six one six", "55616"),
            ("WBC 11500, CPT 99213, MRN 02126, platelets 35401 and 35401 mg", ""), // counts, codes
            ("T2 3TS, C5 6AB, B12 500, PIN 4471", ""), // vertebrae, vitamins, secrets
            ("A1C 7.1, K 3.5, H1N1 2AB", ""),
        ] {
            let found = RULE.finds(text);
            let sure: Vec<_> = found.iter().filter(|e| e.confidence >= 80).map(|e| e.text(text)).collect();
            let want = want.replace("55616", "five five six one six");
            assert_eq!(sure.join("|"), want, "{text}");
        }
    }
}
