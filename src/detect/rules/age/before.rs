//! What stands before an age: a label, a pronoun, a relative, a death, a person's name.

use super::family::{KIN, event, related};
use super::named::{is_name, named};
use super::{Candidate, Found};
use crate::detect::rules::scan::{self, hash, is_amount, is_time, same_line, wide_gap, words_before};
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

words! {
    PEOPLE: () = "man woman boy girl lady lad child gentleman widow widower" => ()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// `aged`, `age`: the number behind is one.
    Age,
    /// `turned`
    Turned,
    /// `is`, `was` behind a person
    Is,
    /// `at`, `since`: behind a life's event
    At,
    /// `man of 62`
    Of,
    /// `d. 91`
    Died,
    /// `dol`: day of life
    Life,
}

words! {
    CUES: Cue =
        "age aged ages yoa edad âge alter" => Cue::Age,
        "turned turns turning birthday" => Cue::Turned,
        "d died dies dead dec'd" => Cue::Died,
        "is are was 's ’s i'm he's she's shes hes im who's now only just about almost nearly be" => Cue::Is,
        "at @ since until till by from before after" => Cue::At,
        "of" => Cue::Of,
        "dol" => Cue::Life
}

words! {
    /// Persons spoken of by a pronoun or a noun.
    PERSON: () =
        "mr mrs ms miss he she they i pt patient who he's she's i'm shes hes im brother sister mother father son daughter mom dad mum wife \
         husband grandmother grandfather aunt uncle cousin niece nephew grandson granddaughter child baby mama papa" => ()
}

/// Reports the age that candidate `c` is by the words before it.
pub(super) fn at(doc: &Document<'_>, c: Candidate) -> Found {
    if c.value == 0 && !c.spoken {
        return None;
    }
    // `33w4d`
    if doc.glued(c.end - 1)
        && doc.token(c.end).is_some_and(|t| t.kind == TokenKind::Word)
        && !scan::is_ordinal_end(doc, c.end)
    {
        return None;
    }
    let found = |confidence: u8, rule| Some((c.first..c.end, confidence, rule));
    let label = labelled(doc, c.first);
    if label {
        let hours = matches!(doc.lower_word(c.end), "h" | "hr" | "hrs" | "hours" | "min" | "minutes");
        let end = with_unit(doc, c.end) + usize::from(c.spoken && doc.lower_word(c.end) == "odd");
        return Some((c.first..end, 95, "age.labelled")).filter(|_| !hours);
    }
    if let Some(at) = birthday(doc, c) {
        return Some((c.first..at, 88, "age.birthday"));
    }
    // What follows must not make it an amount, a time or the beginning of something longer.
    let end = with_unit(doc, c.end);
    let unit = c.end < end;
    // `daughter Mele 19 wants`: behind a relative nearly any word may follow.
    let month = || doc.token(c.end).is_some_and(|t| lookup(t.hash) & class::MONTH != 0);
    if !unit && (is_amount(doc, c.end) || is_time(doc, c.first) || month()) {
        return None;
    }
    if !unit && !ends(doc, c.end) {
        let word = doc
            .token(c.end)
            .is_some_and(|t| t.kind == TokenKind::Word && t.spaced && t.case == Case::Lower && t.len() > 2);
        let counted = lookup(hash(doc, c.end)) & class::NUMBER != 0
            || doc.lower_word(c.end).ends_with('s') && c.value < 13;
        let sure = related(doc, c).filter(|_| word && !counted && !c.spoken && c.value > 2);
        return sure.map(|s| (c.first..c.end, s - 3, "age.relative"));
    }
    let address = doc
        .token(c.end)
        .is_some_and(|t| t.case == Case::Title && t.len() > 1 && same_line(doc, c.first, c.end));
    let counted = c.spoken && (c.value < 2 || doc.token(c.first).is_none_or(|t| t.case != Case::Lower));
    if counted {
        return None;
    }
    if let Some(confidence) = related(doc, c).filter(|_| !address) {
        return Some((c.first..end, confidence, "age.relative"));
    }
    let before = c.first.checked_sub(1).filter(|&j| same_line(doc, j, c.first))?;
    // `d. 91, stroke`
    if doc.word(before) == "."
        && before > 0
        && CUES.get(hash(doc, before - 1)) == Some(Cue::Died)
        && c.value > 17
    {
        return found(84, "age.died");
    }
    let cue = CUES.get(hash(doc, before));
    // `He is 22 months.`
    let closed = doc.token(end).is_none_or(|t| t.kind == TokenKind::Punct) || !same_line(doc, end - 1, end);
    let pronoun = matches!(doc.lower_at(before, -1), "he" | "she")
        || matches!(doc.lower_word(before), "he's" | "she's");
    if unit && cue == Some(Cue::Is) && closed && pronoun {
        return Some((c.first..end, 84, "age.is"));
    }
    if unit && cue != Some(Cue::At) {
        return None;
    }
    match cue {
        Some(Cue::Turned) => found(88, "age.turned"),
        Some(Cue::Is) => {
            let person = words_before(doc, c.first, 4).any(|j| PERSON.has(hash(doc, j)))
                || c.value > 2
                    && before > 0
                    && is_name(doc, before - 1)
                    && doc.token(before - 1).is_some_and(|t| t.case == Case::Title);
            let plausible = c.value > 0 && !matches!(doc.word(c.end), "/" | "-" | "(" | ":");
            found(if person { 86 } else { 45 }, "age.is").filter(|_| plausible)
        }
        // `Mother lived to 88`
        None if doc.lower_word(before) == "to" && matches!(doc.lower_at(before, -1), "lived" | "lives") => {
            found(86, "age.event")
        }
        Some(Cue::At) if !address => event(doc, c, before, end),
        Some(Cue::At) => None,
        Some(Cue::Of) => {
            // `a man of 62`, `an infantryman of 32`
            let noun = before.checked_sub(1).map_or(0, |j| hash(doc, j));
            let noun = PEOPLE.has(noun) || lookup(noun) & class::PROFESSION != 0;
            found(88, "age.of").filter(|_| noun)
        }
        Some(Cue::Life) => found(78, "age.days"),
        Some(Cue::Died) => {
            let kin = words_before(doc, before, 8).any(|j| KIN.has(hash(doc, j)));
            found(84, "age.died").filter(|_| kin && c.value > 17)
        }
        Some(Cue::Age) => None,
        None => named(doc, c, before),
    }
}

words! {
    SHORTER: () = "months month mo mos mth mths weeks week wk wks days day" => ()
}

/// Over the months, weeks or days behind an age: `8 months`, `22 months`.
fn with_unit(doc: &Document<'_>, at: usize) -> usize {
    let hyphen = usize::from(doc.word(at) == "-" && doc.glued(at));
    let short = SHORTER.has(hash(doc, at + hyphen));
    if short && same_line(doc, at - 1, at + hyphen) { at + hyphen + 1 } else { at }
}

words! {
    /// What may stand between a label and its age.
    BETWEEN: () = ": | = ( ~ . about is of at testing to and - / sex visit stated approx , m f male female camp draw pt says" => ()
}

/// Whether a label of an age governs token `i`: `Age: 48`, `aged 12`, `ages 9 to 14`, `AGE/SEX : 68`.
fn labelled(doc: &Document<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..6 {
        let Some(j) = at.checked_sub(1).filter(|&j| same_line(doc, j, i)) else { return false };
        match hash(doc, j) {
            // `age <40` is a rule, not a person.
            h if BETWEEN.has(h) || doc.word(j) == "\"" => at = j,
            h if CUES.get(h) == Some(Cue::Age) => {
                let direct = j + 1 == i || doc.lower_word(i - 1) != "at";
                return direct
                    && !matches!(
                        doc.lower_at(j, -1),
                        "over" | "under" | "than" | "all" | "school" | "bone" | "gestational" | "any"
                    );
            }
            // The second of a range: `ages 9 to 14`.
            _ if doc.token(j).is_some_and(|t| t.kind == TokenKind::Number && t.len() < 3) && at < i => at = j,
            _ => return false,
        }
    }
    false
}

/// The token where the age of `40th birthday` ends.
fn birthday(doc: &Document<'_>, c: Candidate) -> Option<usize> {
    let ordinal = scan::is_ordinal_end(doc, c.end) && doc.glued(c.end - 1);
    (ordinal && matches!(doc.lower_word(c.end + 1), "birthday" | "bday" | "b-day")).then_some(c.end)
}

/// Whether the number that ends before token `at` stands alone.
fn ends(doc: &Document<'_>, at: usize) -> bool {
    let Some(next) = doc.token(at).filter(|t| Some(t.line) == doc.token(at - 1).map(|p| p.line)) else {
        return true;
    };
    let gap = wide_gap(doc, at - 1);
    match next.kind {
        TokenKind::Punct => {
            !matches!(doc.word(at), "%" | "/" | "-" | "+" | "x" | "°" | "^" | "=" | "*" | ":" | "#")
        }
        TokenKind::Number => gap,
        TokenKind::Word => gap || FOLLOWS.has(next.hash) || matches!(next.case, Case::Title),
    }
}

words! {
    /// Words that may follow an age in a sentence.
    pub(super) FOLLOWS: () =
        "and & or but with w n at who when now so from of on in after she he they lives living works has had is was both years \
         year yrs yo y male female m f years' yr next because until to still as not no without died the works: under \
         and/or odd minds came" => ()
}
