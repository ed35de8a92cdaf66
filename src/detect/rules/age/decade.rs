//! Decades of life: `mid-80s`, `in her 60s`, `late forties`.

use super::family::KIN;
use super::{Candidate, Found};
use crate::detect::rules::scan::{digits, hash, same_line, words_before};
use crate::detect::rules::words::words;
use crate::text::Document;
use std::ops::Range;

words! {
    pub(super) TENS: () = "teens twenties thirties forties fifties sixties seventies eighties nineties" => ()
}

words! {
    /// What is measured in tens, too.
    MEASURED: () =
        "hr sbp dbp bp map sat sats spo2 o2 rr pulse heart rate temp temps glucose bg fsbs fsbg sugar sugars weight wt ef \
         systolic systolics diastolic rates pressure pressures low readings running ran range ra saturating \
         saturation" => ()
}

/// `mid-80s` as one span, `60s` behind a possessive; `the 60s` are years of the calendar.
pub(super) fn at(doc: &Document<'_>, c: Candidate) -> Found {
    let plural = doc.lower_word(c.first + 1) == "s" || matches!(doc.word(c.first + 1), "'s" | "’s");
    if c.spoken || !plural || !doc.glued(c.first) || digits(doc, c.first) != 2 || !c.value.is_multiple_of(10)
    {
        return None;
    }
    let (range, confidence) = led(doc, c.first, c.first + 2);
    (confidence > 0).then_some((range, confidence, "age.decade"))
}

/// A decade in words at token `i`.
pub(super) fn in_words(doc: &Document<'_>, i: usize) -> Option<(Range<usize>, u8)> {
    if !TENS.has(hash(doc, i)) {
        return None;
    }
    Some(led(doc, i, i + 1)).filter(|f| f.1 > 0)
}

/// The span and sureness of the decade in tokens `first..end` by the words before it.
fn led(doc: &Document<'_>, first: usize, end: usize) -> (Range<usize>, u8) {
    let hyphen = usize::from(matches!(doc.lower_at(first, -1), "-" | "–") && first > 0);
    let part = first.checked_sub(1 + hyphen).filter(|&j| same_line(doc, j, first));
    let stage = part.filter(|&j| matches!(doc.lower_word(j), "mid" | "early" | "late" | "middle"));
    let start =
        stage.filter(|_| hyphen > 0 || doc.lower_word(part.unwrap_or(first)) == "mid").unwrap_or(first);
    let owner_at = stage.unwrap_or(first).checked_sub(1);
    let owner = owner_at.is_some_and(|j| {
        matches!(doc.lower_word(j), "his" | "her" | "their" | "my" | "your" | "whose" | "'s" | "’s")
    });
    let measured = words_before(doc, first, 6).any(|j| MEASURED.has(hash(doc, j)));
    let the = owner_at.is_some_and(|j| doc.lower_word(j) == "the");
    let confidence = match () {
        () if measured && !owner => 0,
        () if owner => 95,
        () if the => {
            if stage.is_some() {
                50
            } else {
                0
            }
        }
        () if stage.is_some() => 84,
        // `Sister with breast cancer 50s`, `40s M`
        () if words_before(doc, first, 8).any(|j| KIN.has(hash(doc, j))) => 82,
        () if matches!(doc.word(end), "M" | "F") || matches!(doc.lower_word(end), "male" | "female") => 84,
        () if matches!(
            doc.lower_at(first, -1),
            "aged" | "age" | "at" | "approx" | "~" | "both" | "d" | "(" | "about"
        ) =>
        {
            80
        }
        () => 45,
    };
    (start..end, confidence)
}
