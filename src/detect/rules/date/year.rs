//! Years alone, with a season, with an apostrophe, decades: `2019`, `fall 2023`, `'98`, `the 1950s`, `in the 70s`.

use super::after_month::right_year;
use super::cues;
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{self, digits, hash, is_alnum, number, push, push_tokens, same_line};
use crate::detect::rules::words::words;
use crate::text::{Case, Document, TokenKind};

words! {
    /// Words right before a year.
    BEFORE: () =
        "in since until til till by from to of before after circa c around about during year early late mid through thru yob \
         born between and d died b last first ~ back or spring summer fall autumn winter" => ()
}

words! {
    /// Labels and words right before a number that is no year.
    NO_YEAR: () = "at fm ending ends cr sr hrs time total approximately approx least than over under bed room rm suite apt ste x box ext extension \
         pager dose lot po rd route highway hwy cpt icd code cpt® version ph phone call x# beeper bleep page hours" => ()
}

/// Reports token `i`, four digits, if it is a year.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    let Some(value) = number(doc, i).filter(|v| (1900..2045).contains(v)) else { return };
    let text = doc.text().as_bytes();
    let (start, mut end) = (token.start as usize, token.end as usize);
    // Part of a word, a number, an address or an identifier (`A-2019`, `2019-114`, `20,2019`, `$2019`).
    let glued_before = start > 0
        && !token.spaced
        && !matches!(
            text.get(start - 1),
            Some(b'(' | b'[' | b'"' | b'|' | b',' | b';' | b':' | b'\'' | b'~' | b'=' | b'>')
        );
    // `2011-2014`, `2011-12`, `2019/20`
    let range = |by: isize| {
        let Some(other) =
            i.checked_add_signed(2 * by).filter(|_| matches!(doc.lower_at(i, by), "-" | "–" | "—" | "/"))
        else {
            return false;
        };
        let further =
            if by > 0 { matches!(doc.word(other + 1), "-" | "/") && doc.glued(other) } else { false };
        let year = number(doc, other).unwrap_or(0);
        match digits(doc, other) {
            4 => (1900..2045).contains(&year),
            2 => by > 0 && !further && value % 100 < year && doc.glued(i) && doc.glued(i + 1),
            _ => false,
        }
    };
    let in_range = range(-1) || range(1);
    if glued_before && !range(-1) && !matches!(doc.lower_at(i, -1), "-" | "–" | "—") {
        return;
    }
    let before = if i > 0 && same_line(doc, i - 1, i) { hash(doc, i - 1) } else { 0 };
    if glued_before && !range(-1) {
        return;
    }
    let decade = doc.lower_word(i + 1) == "s" && doc.glued(i);
    if decade && value % 10 == 0 {
        end += 1;
    } else if doc.glued(i) && doc.token(i + 1).is_some_and(|t| t.kind != TokenKind::Punct) {
        return;
    }
    let next = doc.word(i + 1);
    let glued_after = doc.glued(i)
        && (matches!(next, ":" | "%" | "_" | "#" | "@" | "^")
            || matches!(next, "." | "," | "-" | "/") && is_alnum(text, end + 1));
    if glued_after && !range(1) {
        return;
    }
    if scan::is_amount(doc, i + 1 + usize::from(decade))
        || NO_YEAR.has(before)
        || matches!(doc.lower_at(i, -1), "$" | "#" | "£" | "@" | "+" | "<" | "≥" | "x")
    {
        return;
    }
    // Part of a row of numbers: an account, a card.
    let row = |j: usize| digits(doc, j) > 2 && same_line(doc, i, j);
    let clocklike = value % 100 < 60;
    let led = BEFORE.has(before);
    if !led && (i > 0 && row(i - 1) || row(i + 1)) {
        return;
    }
    let labelled = led || !clocklike && cues::before(doc, i) >= 25;
    let confidence = match (decade, labelled) {
        (true, _) => 90,
        (_, true) => 90,
        _ if in_range => 82,
        // A time of day in 24 hours: `2015 BP 120/80` at a line's start, `Thu 2030`.
        _ if doc.starts_line(i) && doc.token(i + 1).is_some_and(|t| t.line == token.line) => 30,
        _ if value >= 2100 || value % 100 < 60 && (1900..2000).contains(&value) && value < 1925 => 40,
        _ if value > 2026 => 45,
        _ if value % 100 < 60 && value >= 2000 => {
            if clock_near(doc, i) {
                40
            } else {
                80
            }
        }
        _ => 82,
    };
    push(out, start..end, Date, confidence, "date.year");
    if range(1) && digits(doc, i + 2) == 2 {
        push_tokens(doc, out, i + 2..i + 3, Date, confidence, "date.year");
    }
}

/// Whether other words on the line speak for a time of day.
fn clock_near(doc: &Document<'_>, i: usize) -> bool {
    let word = |j: usize| {
        matches!(
            doc.lower_word(j),
            "h" | "hrs" | "hours" | "hr" | "am" | "pm" | "tonight" | "today" | "nightly" | "shift"
        )
    };
    (1..=3).any(|d| word(i + d) && same_line(doc, i, i + d)) || scan::words_before(doc, i, 2).any(word)
}

/// `'98`, `’05`, behind the apostrophe at token `i`.
pub(super) fn after_apostrophe(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(mark) = doc.token(i) else { return };
    if digits(doc, i + 1) != 2 || !doc.glued(i) {
        return;
    }
    let (start, Some(year)) = (mark.start as usize, doc.token(i + 1)) else { return };
    let text = doc.text().as_bytes();
    let mut end = year.end as usize;
    let decade = text.get(end) == Some(&b's') && !is_alnum(text, end + 1);
    end += usize::from(decade);
    let closing = match doc.word(i + 2) {
        "'" | "’" | "\"" | "%" | "+" => doc.glued(i + 1),
        "." => scan::is_digit(text, end + 1),
        _ => false,
    };
    let feet = !mark.spaced && i > 0 && doc.token(i - 1).is_some_and(|t| t.kind == TokenKind::Number);
    if feet
        || closing
        || (is_alnum(text, end) && !decade)
        || scan::is_amount(doc, i + 2 + usize::from(decade))
    {
        return;
    }
    push(out, start..end, Date, 88, "date.year");
}

/// `fall 2023`, `spring of 2019`, `summer '08`; a season alone is no date.
pub(super) fn season(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    if let Some(year) = right_year(doc, token.end as usize, false) {
        push(out, token.start as usize..year.end, Date, 92, "date.season");
    }
}

words! {
    /// What is measured in tens: `HR 70s`, `sats 90s`.
    MEASURED: () =
        "hr sbp dbp bp map sat sats spo2 o2 rr pulse heart rate temp glucose bg fsbs fsbg sugars sugar weight wt ef systolic \
         systolics diastolic rates 100s age aged low high mid upper lower his her their my early late" => ()
}

/// `in the 70s`, `the '60s`: token `i` is two digits with an `s` behind.
pub(super) fn decade(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    if !doc.glued(i) || digits(doc, i) != 2 || doc.lower_word(i + 1) != "s" || !doc.word(i).ends_with('0') {
        return;
    }
    let the = doc.lower_at(i, -1) == "the"
        && matches!(doc.lower_at(i, -2), "in" | "since" | "from" | "during" | "of");
    let measured = scan::words_before(doc, i, 6).any(|j| MEASURED.has(hash(doc, j)));
    if !the || doc.token(i).is_none_or(|t| !t.spaced || t.case != Case::None) {
        return;
    }
    push_tokens(doc, out, i..i + 2, Date, if measured { 30 } else { 84 }, "date.year");
}
