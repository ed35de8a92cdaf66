//! Streets known by the last word of their name: `210 Tazewell Ave NW, Apt B`, `on Murray Ave`.

use super::name::{Name, name_before};
use super::{is_placed, unit};
use crate::Category::Street;
use crate::Entity;
use crate::detect::rules::scan::{digits, hash, push_tokens, same_line};
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document};

/// How surely a word ends a street's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suffix {
    /// `Avenue`, `Rd`
    Full,
    /// `St`: also saint
    St,
    /// `Court`, `Way`: also common words
    Word,
    /// `Dr`, `Ct`: also doctor and computed tomography
    Short,
}

words! {
    /// Words before a person who is called Street or Lane.
    PERSONS: () = "patient decedent mr mrs ms miss sister brother judge officer nurse dr pt mother father wife husband" => ()
}

words! {
    DIRECTIONS: () = "n s e w ne nw se sw north south east west northeast northwest southeast southwest" => ()
}

words! {
    /// Words behind a street's name that make it the name of something on it.
    NAMES_ON: () =
        "clinic hospital medical baptist church school elementary journal surgery dental pharmacy practice health centre \
         center library station house hotel market mall bridge bakery dermatology pediatrics middle high presbyterian \
         methodist lutheran academy university college theater theatre hospice cafe diner grill pub bar club cemetery \
         hall synagogue mosque temple shelter clinics dialysis physicians associates group family" => ()
}

/// Reports the street whose suffix is token `i`.
pub(super) fn at(doc: &Document<'_>, i: usize, suffix: Suffix, out: &mut Vec<Entity>) {
    let Some(token) = doc.token(i) else { return };
    if !token.spaced || token.len() < 2 {
        return;
    }
    // `RD-5520917`, `Collège St-Rose`
    if doc.glued(i) && matches!(doc.word(i + 1), "-" | "_" | "'" | "’" | "/") && doc.glued(i + 1) {
        return;
    }
    let Some(name) = name_before(doc, i, suffix) else { return };
    let person = (name.first.saturating_sub(1)..i).any(|j| PERSONS.has(hash(doc, j)) && same_line(doc, j, i));
    // `jan 9 judge Street`: a name of mixed case is a person's.
    if person && !name.numbered || !name.capital && token.case == Case::Title {
        return;
    }
    let mut end = i + 1 + usize::from(doc.word(i + 1) == "." && doc.glued(i) && token.len() <= 5);
    if DIRECTIONS.has(hash(doc, end))
        && same_line(doc, i, end)
        && doc
            .token(end)
            .is_some_and(|t| t.case == Case::Upper && t.len() <= 2 || t.case == Case::Title && t.len() > 3)
    {
        end += 1;
    }
    // `Ang Mo Kio Ave 10 #08-1033`
    if doc.word(end + 1) == "#" && (1..=2).contains(&digits(doc, end)) && same_line(doc, i, end) {
        end += 1;
    }
    // `County Road 402`, `RD 6675`
    let kind = matches!(
        doc.lower_at(i, -1),
        "county" | "state" | "rural" | "ranch" | "township" | "parish" | "forest" | "service"
    );
    if suffix == Suffix::Full && kind && (1..=4).contains(&digits(doc, end)) && same_line(doc, i, end) {
        end += 1;
    }
    let after_unit = unit::behind(doc, end);
    let ends = after_unit > end || ends_line(doc, end);
    let confidence = sureness(doc, i, suffix, &name, end, ends, after_unit > end);
    if confidence == 0 {
        return;
    }
    let first = match unit::before(doc, name.first) {
        // `Publix #0871, Bee Ridge Rd`: a shop's number
        first if name.spoken || !name.numbered && doc.word(first) == "#" => name.first,
        first => first,
    };
    // A full stop that ends the sentence is no part of the abbreviation.
    let last = if after_unit == end && doc.word(end - 1) == "." { end - 1 } else { after_unit };
    push_tokens(doc, out, first..last, Street, confidence, "street");
}

/// Whether what stands at token `at` is what follows an address line.
fn ends_line(doc: &Document<'_>, at: usize) -> bool {
    !same_line(doc, at - 1, at)
        || matches!(doc.word(at), "," | "^" | "\"" | "]" | ")" | ";" | "|" | "<")
        || doc.token(at).is_some_and(|t| t.start > doc.token(at - 1).map_or(0, |p| p.end) + 1)
}

fn sureness(
    doc: &Document<'_>,
    i: usize,
    suffix: Suffix,
    name: &Name,
    end: usize,
    ends: bool,
    unit: bool,
) -> u8 {
    let Some(token) = doc.token(i) else { return 0 };
    let next_capital = doc.token(end).is_some_and(|t| {
        matches!(t.case, Case::Title | Case::Upper) && t.len() > 1 && same_line(doc, i, end)
    });
    if NAMES_ON.has(hash(doc, end)) && next_capital && doc.word(end - 1) != "." {
        return if name.numbered && ends { 60 } else { 0 };
    }
    let capital = name.capital && matches!(token.case, Case::Title | Case::Upper);
    if name.numbered {
        let long = name.digits >= 2;
        return match suffix {
            Suffix::Full if name.spoken => 84,
            Suffix::Word
                if name.spoken
                    && matches!(doc.lower_word(i), "drive" | "court" | "circle" | "trail" | "loop") =>
            {
                84
            }
            _ if name.spoken => 0,
            Suffix::St if next_capital && !ends => 40,
            Suffix::Full | Suffix::St if capital => 95,
            Suffix::Full => 88,
            Suffix::St => {
                if long && name.words <= 3 {
                    84
                } else {
                    50
                }
            }
            Suffix::Word if capital && (ends || name.digits >= 3) => 88,
            Suffix::Word if capital && long => 78,
            Suffix::Word => {
                if long && ends {
                    62
                } else {
                    0
                }
            }
            Suffix::Short if capital && ends && long => 90,
            Suffix::Short if capital && name.digits >= 3 && !next_capital => 82,
            Suffix::Short if long && unit => 82,
            Suffix::Short if long && ends => 60,
            Suffix::Short => 0,
        };
    }
    let placed = is_placed(doc, name.first);
    let known =
        matches!(doc.lower_word(i), "drive" | "lane" | "terrace" | "court" | "way" | "trail" | "circle");
    match suffix {
        Suffix::Full if capital && placed => 86,
        // Between punctuation, as in an address: `Quest, Harvard Ave, Allston`.
        Suffix::Full if capital && ends && name.words <= 2 && name.parted => 82,
        Suffix::Full if capital => 64,
        // `on clifton road`, where the name is no common word
        Suffix::Full if placed && name.words == 1 => {
            let common = lookup(hash(doc, i - 1)) & (class::COMMON_TOP | class::COMMON) != 0;
            if common { 40 } else { 82 }
        }
        Suffix::St if capital && placed && !next_capital => 84,
        Suffix::Word if capital && placed && known => 80,
        Suffix::Word if capital && placed && name.words <= 2 => 55,
        Suffix::Short if capital && placed && !next_capital && name.words <= 2 => 60,
        _ => 0,
    }
}
