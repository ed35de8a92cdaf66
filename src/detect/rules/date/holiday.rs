//! Holidays, also with their year: `Christmas Eve`, `Labor Day`, `Ramadan 2015`, `Mardi Gras of 2014`.

use super::after_month::right_year;
use crate::Category::Date;
use crate::Entity;
use crate::detect::rules::scan::{push, same_line};
use crate::text::{Case, Document};

/// Reports the holiday whose first word is token `i` and whose further words are one of `rests`.
pub(super) fn at(doc: &Document<'_>, i: usize, rests: &[&str], out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    // A saint, an avenue or a ward of that name begins or goes on with a capital.
    let capital = token.case != Case::Lower;
    for rest in rests {
        let (last, doubtful) = match *rest {
            "" => (i, false),
            "?" => (i, true),
            // `Valentine's` alone; a valentine without its `s` is a name.
            "s" if matches!(doc.lower_word(i + 1), "'s" | "’s") || doc.lower_word(i).ends_with('s') => {
                (i, false)
            }
            "s" => continue,
            words => match follow(doc, i, words) {
                Some(last) => (last, false),
                None => continue,
            },
        };
        let Some(mut span) = doc.span(i..last + 1) else { return };
        let after = last + 1;
        let place =
            doc.token(after).is_some_and(|t| t.case == Case::Title && t.spaced && same_line(doc, i, after))
                && capital
                && matches!(
                    doc.lower_word(after),
                    "hospital"
                        | "hospice"
                        | "island"
                        | "park"
                        | "lake"
                        | "church"
                        | "school"
                        | "seals"
                        | "avenue"
                        | "street"
                        | "road"
                        | "nursery"
                        | "care"
                        | "center"
                        | "program"
                        | "parade"
                        | "clinic"
                );
        if let Some(year) = right_year(doc, span.end, false) {
            span.end = year.end;
        }
        let confidence = match rest {
            _ if place => 40,
            _ if doubtful => 50,
            _ if doc.lower_word(i) == "lent" && token.case == Case::Lower => 20,
            _ if matches!(
                doc.lower_word(i),
                "family"
                    | "king"
                    | "national"
                    | "women"
                    | "youth"
                    | "earth"
                    | "canada"
                    | "victoria"
                    | "republic"
            ) && !capital =>
            {
                40
            }
            _ => 88,
        };
        return push(out, span, Date, confidence, "date.holiday");
    }
}

/// The index of the last word of `words` if they follow token `i`; possessives and apostrophes between are passed over.
fn follow(doc: &Document<'_>, i: usize, words: &str) -> Option<usize> {
    let mut at = i;
    for word in words.split(' ') {
        at += 1;
        while matches!(doc.lower_word(at), "'s" | "’s" | "'" | "’" | "." | "-") {
            at += 1;
        }
        let found = doc.lower_word(at);
        if !same_line(doc, i, at) || found != word && found.strip_suffix('s') != Some(word) {
            // `Year's` where `years` is listed
            let possessive =
                word.strip_suffix('s') == Some(found) && matches!(doc.lower_word(at + 1), "'s" | "’s");
            if !possessive {
                return None;
            }
            at += 1;
        }
    }
    Some(at)
}
