//! Weekdays, alone and with their date: `Tuesday`, `tues`, `MWF`, `Tuesday, 2/20`, `8.19.2022, Fri`, `Wed. the 25th`.

use super::anchors::{ANCHORS, Anchor};
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{self, digits, hash, number, push, push_tokens, same_line};
use crate::detect::rules::words::words;
use crate::text::{Case, Document, TokenKind, holds};

/// How surely a word is a weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `Tuesday`, `tues`
    Sure,
    /// `Mon`: rarely something else
    Short,
    /// `sat`, `sun`: saturation and sunshine
    Word,
    /// `MWF`
    Schedule,
    /// `W 1/6/2016`
    Letter,
    /// `Freitag`
    Foreign,
}

words! {
    /// Words before `sat` and `sun` when they are days.
    DAY: () = "on since until til till last next this by every each before after thru through from fri friday closed \
               open mon" => ()
}

words! {
    /// Words around `sat`, `sun`, `wed` and `mon` when they are no days.
    NO_DAY: () = "o2 oxygen spo2 room ra in up down exposure protection screen burn allergy avoid direct rise \
                  set light the she he they who and probe with w beside was were drop newly married" => ()
}

/// Reports the weekday at token `i`.
pub(super) fn at(doc: &Document<'_>, i: usize, form: Form, shouted: bool, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    let upper = matches!(token.case, Case::Title | Case::Upper);
    // `sat@…`, `x_sun`: part of an address or a name.
    let in_name = |j: usize| doc.glued(j.wrapping_sub(1)) && matches!(doc.word(j), "_" | "@" | ".");
    if doc.glued(i)
        && in_name(i + 1)
        && doc.glued(i + 1)
        && doc.token(i + 2).is_some_and(|t| t.kind != TokenKind::Punct)
        || !token.spaced && i > 1 && in_name(i - 1)
    {
        return;
    }
    let before = if i > 0 && same_line(doc, i - 1, i) { hash(doc, i - 1) } else { 0 };
    let after = if same_line(doc, i, i + 1) { hash(doc, i + 1) } else { 0 };
    // `Miss Sunday`, `Tuesday Weld`: the tagger decides when a capitalised word follows.
    let named = form == Form::Sure
        && token.case == Case::Title
        && (is_titled(doc, i) || doc.word(i + 1) == "-" && doc.glued(i));
    let confidence = match form {
        Form::Sure if named => 50,
        // `Sunday Akpabio, RN` begins a line.
        Form::Sure
            if doc.starts_line(i) && capital_follows(doc, i) && matches!(doc.word(i + 2), "," | "") =>
        {
            60
        }
        Form::Foreign => {
            if token.case == Case::Title {
                82
            } else {
                0
            }
        }
        Form::Sure => 90,
        Form::Schedule => match token.case {
            Case::Upper => 85,
            _ => 50,
        },
        Form::Letter => 0,
        Form::Short if doc.lower_word(i) == "thr" => 0,
        Form::Short | Form::Word if is_titled(doc, i) || doc.word(i + 1) == "-" && doc.glued(i) => 25,
        Form::Short if NO_DAY.has(before) && doc.lower_word(i) == "wed" => 30,
        Form::Short if matches!(doc.lower_word(i), "mon" | "thu") && upper && capital_follows(doc, i) => 60,
        Form::Short => 84,
        Form::Word => saturation(
            doc,
            i,
            before,
            after,
            token.case == Case::Title || shouted && (doc.lower_word(i) == "sun" || closes(doc, i + 1)),
        ),
    };
    let (mut start, mut end) = (token.start as usize, token.end as usize);
    // `Wed. the 25th`, `Friday the 17th`
    let mut at = i + 1 + usize::from(matches!(doc.word(i + 1), "." | ","));
    at += usize::from(doc.lower_word(at) == "the");
    let ordinal = number(doc, at).filter(|n| (1..=31).contains(n)).is_some()
        && scan::is_ordinal_end(doc, at + 1)
        && doc.glued(at)
        && !matches!(ANCHORS.get(hash(doc, at + 2)), Some(Anchor::Month(_)))
        && same_line(doc, i, at);
    if ordinal && form != Form::Letter && form != Form::Schedule {
        end = doc.token(at + 1).map_or(end, |t| t.end as usize);
        return push(out, start..end, Date, 90, "date.weekday");
    }
    if form == Form::Letter {
        if let Some(end) = schedule(doc, i).filter(|_| token.spaced || i == 0) {
            return push_tokens(doc, out, i..end, Date, 84, "date.weekday");
        }
        // Counts only with the date behind it.
        let dated = upper
            && token.spaced
            && digits(doc, i + 1) > 0
            && doc.word(i + 2) == "/"
            && doc.word(i + 4) == "/"
            // `D 3/4/99  T 3/9/99`: dictated and transcribed.
            && !matches!(doc.word(i), "T" | "D");
        if !dated || !doc.token(i + 1).is_some_and(|t| t.spaced) {
            return;
        }
        start = token.start as usize;
        return push(out, start..end, Date, 81, "date.weekday");
    }
    // `Tues 7,`, `Monday 13.`
    if form == Form::Sure && bare_day(doc, i + 1) && same_line(doc, i, i + 1) {
        end = doc.token(i + 1).map_or(end, |t| t.end as usize);
    }
    if confidence > 0 {
        push(out, start..end, Date, confidence, "date.weekday");
    }
}

/// Whether token `i` is a day of the month that nothing makes an amount or a time.
fn bare_day(doc: &Document<'_>, i: usize) -> bool {
    let next = i + 1;
    let closed = !same_line(doc, i, next)
        || matches!(doc.word(next), "," | ";" | ")")
        || doc.lower_word(next) == "and"
        || doc.word(next) == "." && !doc.glued(next);
    number(doc, i).is_some_and(|n| (1..=31).contains(&n)) && closed
}

/// Whether a title says that token `i` is a name: `Dr Sunday`, `Bro. Friday`.
fn is_titled(doc: &Document<'_>, i: usize) -> bool {
    let at = i.saturating_sub(1 + usize::from(doc.lower_at(i, -1) == "."));
    at < i
        && matches!(
            doc.lower_word(at),
            "miss"
                | "mr"
                | "mrs"
                | "ms"
                | "dr"
                | "drs"
                | "bro"
                | "sr"
                | "fr"
                | "prof"
                | "nurse"
                | "sister"
                | "called"
                | "named"
                | "doula"
                | "patient"
                | "name"
        )
}

/// The end of a row of days: `M-W-F`, `Tu/Th/Sa`, `T/Th`.
fn schedule(doc: &Document<'_>, i: usize) -> Option<usize> {
    let day = |j: usize| {
        matches!(
            doc.word(j),
            "M" | "T" | "W" | "Th" | "F" | "Tu" | "Sa" | "Su" | "TH" | "TU" | "SA" | "Mo" | "We" | "Fr"
        )
    };
    let mut end = i + 1;
    while matches!(doc.word(end), "-" | "/") && doc.glued(end - 1) && doc.glued(end) && day(end + 1) {
        end += 2;
    }
    let pair = matches!(
        (doc.word(i), doc.word(i + 2)),
        ("T" | "Tu" | "TU", "Th" | "TH") | ("M", "W" | "Th") | ("Tu", "F")
    );
    let ends = doc
        .token(end)
        .is_none_or(|t| t.spaced || t.kind == TokenKind::Punct && !matches!(doc.word(end), "-" | "/"));
    (day(i) && ends && (end >= i + 5 || end == i + 3 && pair)).then_some(end)
}

/// Whether punctuation or the line's end stands at token `i`.
fn closes(doc: &Document<'_>, i: usize) -> bool {
    i == 0 || !same_line(doc, i - 1, i) || matches!(doc.word(i), "." | "," | ";" | ")" | "/" | "!")
}

fn capital_follows(doc: &Document<'_>, i: usize) -> bool {
    same_line(doc, i, i + 1) && doc.token(i + 1).is_some_and(|t| t.case == Case::Title && t.spaced)
}

/// `sat 96`, `sat on RA` against `Sat 9:20`, `until sat`; `sun exposure` against `appt sun`.
fn saturation(doc: &Document<'_>, i: usize, before: u32, after: u32, upper: bool) -> u8 {
    let sat = doc.lower_word(i) == "sat";
    if sat {
        let value = number(doc, i + 1).filter(|_| same_line(doc, i, i + 1));
        let date_or_time =
            scan::is_time(doc, i + 1) || matches!(doc.word(i + 2), "/" | "-") && doc.glued(i + 1);
        if value.is_some_and(|v| (50..=100).contains(&v)) && !date_or_time || doc.word(i + 1) == "%" {
            return 0;
        }
        if matches!(doc.word(i + 1), ">" | "<" | ":" | "=" | "~") || doc.lower_at(i, -1) == "o2" {
            return 0;
        }
        if value.is_some() && date_or_time {
            return 86;
        }
    }
    if NO_DAY.has(after) && !DAY.has(before)
        || matches!(doc.lower_at(i, -1), "o2" | "oxygen" | "the" | "in" | "she" | "he" | "was")
    {
        return 20;
    }
    match (DAY.has(before), upper) {
        (true, _) => 86,
        (false, true) if !capital_follows(doc, i) => 80,
        _ => 58,
    }
}

/// Makes one date of a weekday and the date beside it; a range stays two.
pub(super) fn join(doc: &Document<'_>, found: &mut Vec<Entity>) {
    let mut joined: Vec<Entity> = Vec::with_capacity(found.len());
    for entity in found.drain(..) {
        if let Some(last) = joined.last_mut() {
            let gap = doc.slice(last.end, entity.start);
            let beside = gap.len() <= 6
                && !gap.contains('\n')
                && gap.chars().all(|c| matches!(c, ' ' | '\t' | ',' | '.'))
                || matches!(gap, " (" | " the " | ". the ");
            let day = |e: &Entity| e.rule == "date.weekday";
            let dated = |e: &Entity| {
                matches!(e.rule, "date.numeric" | "date.written" | "date.ordinal" | "date.compact")
            };
            let full = |e: &Entity| dated(e) && (e.confidence >= 80 || e.end - e.start > 4);
            if beside
                && !gap.contains('(')
                && ((day(last) && dated(&entity)) || (full(last) && day(&entity) && !holds(gap, "  ")))
            {
                // `3/4, Tuesday` may also be a list; only a short weekday or a full date joins backwards.
                let backwards = day(&entity);
                let text = entity.text(doc.text());
                if !backwards || (last.end - last.start >= 7 && text.len() <= 9) {
                    last.end = entity.end;
                    last.confidence =
                        last.confidence.max(entity.confidence).max(if backwards { 0 } else { 86 });
                    last.rule = "date.weekday-date";
                    continue;
                }
            }
        }
        joined.push(entity);
    }
    *found = joined;
}
