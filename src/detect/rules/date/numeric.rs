//! Dates of numbers and separators: `03/04/2021`, `3-4-21`, `4.3.2021`, `2021-03-04`, `3/2021`, `3/4`.

use super::chain::{Chain, end_of_run, read};
use super::cues;
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{self, Group, group, is_alnum, is_digit, mark, push};
use crate::lexicon::{class, lookup};
use crate::text::{Document, TokenKind};

/// Reports a date that begins at token `i`, a number or letters misread for digits. Returns the end of what was read.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> usize {
    let text = doc.text().as_bytes();
    let Some(start) = doc.token(i).map(|t| t.start as usize) else { return 0 };
    // A number that stands alone.
    if !doc.glued(i) && !doc.token(i + 1).is_some_and(|t| t.kind == TokenKind::Punct) {
        return doc.token(i).map_or(0, |t| t.end as usize);
    }
    let Some(chain) = read(text, start) else {
        misread_year(doc, i, out);
        roman(doc, i, out);
        return end_of_run(text, start);
    };
    let [a, b, c] = chain.groups;
    let end = if chain.len == 3 { c.end } else { b.end };
    // Only blanks around its separators: `/ 1944.11.19`.
    let end_read = if chain.spaced && chain.len < 3 { a.end } else { end };
    let whole = chain.len == 3 && (is_year(a) || is_year(c));
    if chain.len > 3 || (start > 0 && joined(doc, i, whole)) {
        return if chain.spaced { a.end } else { end_of_run(text, start) };
    }
    let misread = [a, b, c].iter().take(chain.len).any(|g| g.misread);
    let real_digit = (start..end).any(|k| is_digit(text, k));
    let confidence = match chain.len {
        3 => full(doc, i, &chain),
        _ if chain.spaced => 0,
        _ if b.len() == 4 => month_and_year(doc, i, a, b, chain.separator),
        _ if a.len() == 4 => year_and_month(doc, i, a, b, chain.separator),
        // `9/97`
        _ if is_month(a) && b.len() == 2 && b.value > 31 && chain.separator == b'/' && !misread => {
            if cues::before(doc, i) > 0 && !after_drug(doc, i) {
                84
            } else {
                50
            }
        }
        _ => month_and_day(doc, i, a, b, chain.separator, misread),
    };
    if confidence > 0 && real_digit {
        let confidence = confidence - if misread || chain.spaced { 5 } else { 0 };
        push(out, start..end, Date, confidence, "date.numeric");
        second_day(doc, &chain, confidence, out);
    }
    end_read
}

/// Whether token `i` continues something: a decimal, a code, a longer chain.
fn joined(doc: &Document<'_>, i: usize, whole: bool) -> bool {
    // A full date may stand in markup (`<td>2020-06-10`).
    if doc.token(i).is_none_or(|t| t.spaced) || whole && matches!(doc.lower_at(i, -1), ">" | "^" | "*") {
        return false;
    }
    match doc.token_at(i, -1).map(|t| t.kind) {
        Some(TokenKind::Number) => true,
        // `on3/4`, `DOB3/4/81` and a `T` before a time are told by the word.
        Some(TokenKind::Word) => !cues::labelled(doc, i),
        _ => match doc.lower_at(i, -1) {
            "/" | "." | "+" | "$" | "<" | ">" | "_" | "*" | "#" | "£" | "±" | "^" => {
                // `fri/4/5` and `..3/4`
                !matches!(doc.token_at(i, -2).map(|t| t.kind), None | Some(TokenKind::Punct))
                    || matches!(doc.lower_at(i, -1), "$" | "+" | "<" | ">" | "#" | "£" | "±")
            }
            // A range (`3/4-3/9`) goes on behind a hyphen, a code (`A-3/4`) too.
            "-" | "–" | "—" => {
                let before = doc.token_at(i, -2);
                let glued = doc.token_at(i, -1).is_some_and(|t| !t.spaced);
                glued && before.is_some_and(|t| t.kind == TokenKind::Word && t.len() < 3)
            }
            _ => false,
        },
    }
}

/// The `17` of `9/16-17`.
fn second_day(doc: &Document<'_>, chain: &Chain, confidence: u8, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    let [_, first, _] = chain.groups;
    if chain.len != 2 || chain.separator != b'/' || text.get(first.end) != Some(&b'-') {
        return;
    }
    let Some(last) = group(text, first.end + 1) else { return };
    let ends = !is_alnum(text, last.end) && !matches!(text.get(last.end), Some(b'/' | b'-' | b'%'));
    if is_day(last) && !last.misread && first.value < last.value && first.len() <= 2 && ends {
        push(out, last.start..last.end, Date, confidence, "date.numeric");
    }
}

/// `2O22`, `l997`: a year that scanning made letters of.
fn misread_year(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    let Some(token) = doc.token(i).filter(|t| t.spaced || t.start == 0) else { return };
    if token.kind == TokenKind::Number && !scan::goes_on_misread(doc, i) {
        return;
    }
    let Some(found) = group(text, token.start as usize).filter(|g| g.misread && g.len() == 4) else { return };
    let digits = (found.start..found.end).filter(|&k| is_digit(text, k)).count();
    if digits >= 2 && (1900..2040).contains(&found.value) {
        push(out, found.start..found.end, Date, 82, "date.year");
    }
}

/// `14-IV-2023`, `19/VI/1978`: the month in Roman numerals.
fn roman(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    const MONTHS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let separator = mark(doc, i + 1);
    let shaped = matches!(separator, b'-' | b'/' | b'.')
        && mark(doc, i + 3) == separator
        && MONTHS.contains(&doc.word(i + 2))
        && (i..i + 4).all(|j| doc.glued(j))
        && matches!(scan::digits(doc, i + 4), 2 | 4);
    if shaped && scan::number(doc, i).is_some_and(|d| (1..=31).contains(&d)) {
        let sure = scan::digits(doc, i + 4) == 4;
        scan::push_tokens(doc, out, i..i + 5, Date, if sure { 95 } else { 84 }, "date.numeric");
    }
}

const fn is_year(g: Group) -> bool {
    g.len() == 4 && 1850 <= g.value && g.value < 2100
}

const fn is_month(g: Group) -> bool {
    g.len() <= 2 && 1 <= g.value && g.value <= 12
}

const fn is_day(g: Group) -> bool {
    g.len() <= 2 && 1 <= g.value && g.value <= 31
}

fn full(doc: &Document<'_>, i: usize, chain: &Chain) -> u8 {
    let [a, b, c] = chain.groups;
    let blank = |g: Group| g.len() == 2 && g.value == 0; // `1952-00-00` stands for an unknown day
    if is_year(a) && (is_month(b) || blank(b)) && (is_day(c) || blank(c)) {
        return 97;
    }
    if !((is_month(a) && is_day(b)) || (is_day(a) && is_month(b))) {
        return 0;
    }
    if is_year(c) {
        return if chain.spaced { 90 } else { 97 };
    }
    if c.len() != 2 {
        return 0;
    }
    let cue = cues::before(doc, i);
    let next = doc.token_from(c.end);
    if scan::is_amount(doc, next) || doc.word(next) == "%" || cue <= -40 {
        return 0;
    }
    match chain.separator {
        // `DPM      1 / 8 / 24` at a line's end
        _ if chain.spaced && i > 0 && scan::wide_gap(doc, i - 1) && scan::wide_gap(doc, next - 1) => 82,
        _ if chain.spaced => {
            if cue > 0 {
                85
            } else {
                50
            }
        }
        b'/' => 92,
        _ if cue > 0 || cues::labelled(doc, i) => 92,
        b'-' if cues::numbered(doc, i) => 0,
        b'-' if a.len() + b.len() == 2 && c.value < 10 => 60,
        b'-' => 84,
        _ if a.len() + b.len() == 4 && c.value > 12 => 84,
        // Versions and section numbers look the same.
        _ if doc.starts_line(i) || scan::is_time(doc, next) => 84,
        _ => 66,
    }
}

fn month_and_year(doc: &Document<'_>, i: usize, a: Group, b: Group, separator: u8) -> u8 {
    if !is_month(a) || !is_year(b) || cues::denied_by(doc, doc.token_from(b.end)) {
        return 0;
    }
    match separator {
        b'/' => 92,
        _ if cues::before(doc, i) > 0 || cues::labelled(doc, i) => 88,
        b'-' if a.len() == 2 => 80,
        b'.' if a.len() == 2 => 75,
        _ => 40,
    }
}

fn year_and_month(doc: &Document<'_>, i: usize, a: Group, b: Group, separator: u8) -> u8 {
    if !is_year(a) || b.len() != 2 || !is_month(b) {
        return 0;
    }
    match separator {
        b'/' | b'-' if cues::before(doc, i) > 0 || cues::labelled(doc, i) => 88,
        b'/' => 80,
        b'-' => 65, // a range of years (`2011-12`) or a case number
        _ => 0,
    }
}

/// `3/4`: also a fraction, a score, a strength; context decides.
fn month_and_day(doc: &Document<'_>, i: usize, a: Group, b: Group, separator: u8, misread: bool) -> u8 {
    if !((is_month(a) && is_day(b)) || (is_day(a) && is_month(b))) {
        return 0;
    }
    let next = doc.token_from(b.end);
    let glued = doc.token(next).is_some_and(|t| !t.spaced);
    if cues::denied_by(doc, next)
        || (glued && matches!(doc.word(next), "%" | "^" | "+"))
        || (glued && doc.word(next) == ":" && scan::digits(doc, next + 1) > 0 && doc.glued(next))
    {
        return 0;
    }
    let cue = cues::before(doc, i);
    let padded = a.len() == 2 && b.len() == 2;
    let mut score = match separator {
        b'/' => 62,
        b'-' if padded => 52,
        b'-' if b.len() == 2 && b.value > 12 && !glued => 40,
        b'.' if padded => 45,
        _ => return 0,
    };
    score += cue;
    let starts_line = doc.starts_line(i);
    let timed = scan::is_time(doc, next + usize::from(matches!(doc.word(next), "," | "@" | "-")))
        && !matches!(doc.word(next), "/" | "-");
    let zeroed = padded && (a.value < 10 || b.value < 10);
    let cell = starts_line && (scan::wide_gap(doc, next - 1) || matches!(doc.word(next), "|" | ":"));
    score += 15 * i32::from(starts_line) + 10 * i32::from(cell) + 25 * i32::from(timed && separator == b'/');
    score += 8 * i32::from(timed && separator != b'/');
    score += 20 * i32::from(zeroed && separator == b'/') + 10 * i32::from(padded);
    score += 12 * i32::from(is_range(doc, i, next));
    // The parts of scores, strengths and fractions, and the UK's `3/7` for three days.
    let scale = a.value <= b.value && matches!(b.value, 2..=8 | 10 | 12 | 15);
    // `hydrocortisone 15/5`
    score -= 35 * i32::from(after_drug(doc, i));
    let labels = cue >= 40 || cues::labelled(doc, i);
    score -= 22 * i32::from(scale && !labels && !zeroed) + 10 * i32::from(a.value == b.value && b.value <= 5);
    score += match (a.value, b.value) {
        (13.., _) => 8,
        (_, 20 | 24 | 25 | 30) => 4,
        (_, 16..) | (_, 13 | 14) => 13,
        _ => 0,
    };
    score -= 15 * i32::from(misread);
    // A hyphen or a point may make a range or a decimal: no note's months tell.
    if separator != b'/' && cue <= 0 && !starts_line && !timed {
        score = score.min(53);
    }
    score.clamp(0, 95) as u8
}

/// Whether a drug stands right before token `i`, so that its numbers are doses.
fn after_drug(doc: &Document<'_>, i: usize) -> bool {
    scan::words_before(doc, i, 1).any(|j| lookup(scan::hash(doc, j)) & class::DRUG != 0)
}

/// Whether the date at token `i` is one of a row: `3/4-3/9`, `3/4, 3/9`, `3/4 to 3/9`.
fn is_range(doc: &Document<'_>, i: usize, next: usize) -> bool {
    let slash =
        |a: usize| doc.word(a + 1) == "/" && scan::digits(doc, a) <= 2 && scan::digits(doc, a + 2) > 0;
    let link = |j: usize| {
        matches!(doc.lower_word(j), "-" | "–" | "—" | "to" | "," | "and" | "&" | "thru" | "through")
    };
    (link(next) && slash(next + 1)) || (i >= 4 && link(i - 1) && slash(i - 4))
}
