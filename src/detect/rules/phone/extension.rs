//! Extensions, pagers and bleeps: `ext. 4417`, `x4182`, `bleep 6252`, `pgr 3567`.

use super::label::{self, Label};
use crate::Category::Phone;
use crate::Entity;
use crate::detect::rules::scan::{digits, is_alnum, is_amount, push, push_tokens, same_line};
use crate::detect::rules::words::words;
use crate::text::Document;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// `ext`: any number behind it is one.
    Extension,
    /// `pager`: a number of three to six digits behind it is one.
    Pager,
    /// `x`: only glued, or right behind a telephone number.
    Cross,
}

words! {
    CUES: Cue =
        "ext extn xtn extension poste xt" => Cue::Extension,
        "pager pgr beeper bleep blp vocera spectralink ascom dect pagette beep cordless" => Cue::Pager,
        "x" => Cue::Cross
}

/// Reports the extension whose cue is token `i`; returns its end.
pub(super) fn at(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) -> Option<usize> {
    let cue = CUES.get(doc.token(i)?.hash)?;
    let mut at = i + 1;
    while matches!(doc.lower_word(at), "." | ":" | "#" | "no" | "number" | "is" | "-" | "(" | "at") && at < i + 4 {
        at += 1;
    }
    let len = digits(doc, at);
    if !same_line(doc, i, at) || len == 0 || is_amount(doc, at + 1) || goes_on(doc, at) {
        return None;
    }
    let confidence = match cue {
        Cue::Extension if len <= 6 => 92,
        Cue::Pager if (3..=6).contains(&len) => 90,
        // `x14`, `x 2`: times and counts.
        Cue::Cross if at == i + 1 && doc.glued(i) && (4..=5).contains(&len) && doc.token(i)?.spaced => 88,
        Cue::Cross if at == i + 1 && doc.glued(i) && len == 3 && doc.token(i)?.spaced => 60,
        Cue::Cross if at == i + 1 && (4..=5).contains(&len) && doc.word(i) == "X" => 82,
        _ => return None,
    };
    push_tokens(doc, out, at..end_of(doc, at), Phone, confidence, "phone.extension");
    doc.token(at).map(|t| t.end as usize)
}

/// After the last token of the number at token `at`; `2-0182` is one.
fn end_of(doc: &Document<'_>, at: usize) -> usize {
    let joined = doc.word(at + 1) == "-" && doc.glued(at) && doc.glued(at + 1) && digits(doc, at + 2) == 4 && digits(doc, at) <= 2;
    if joined { at + 3 } else { at + 1 }
}

/// Whether the number at token `at` is the beginning of something longer.
fn goes_on(doc: &Document<'_>, at: usize) -> bool {
    let glued = doc.glued(at);
    let next = doc.word(at + 1);
    end_of(doc, at) == at + 1
        && glued
        && (matches!(next, "/" | "-" | "." | ":") && doc.glued(at + 1) && digits(doc, at + 2) > 0
            || next.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Reports the extension right behind a telephone number, at token `i`: `x 560`, `ext 5`, `extension 12`.
pub(super) fn behind(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let cue = i + usize::from(doc.word(i) == ",");
    if doc.token(cue).and_then(|t| CUES.get(t.hash)) == Some(Cue::Cross)
        && same_line(doc, i, cue + 1)
        && (1..=6).contains(&digits(doc, cue + 1))
        && !goes_on(doc, cue + 1)
    {
        push_tokens(doc, out, cue + 1..cue + 2, Phone, 90, "phone.extension");
    }
}
