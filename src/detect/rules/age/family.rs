//! Ages of relatives, and ages at which something befell someone.

use super::named::is_name;
use super::{Candidate, Found};
use crate::detect::rules::scan::{hash, same_line, words_before};
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

words! {
    /// Relatives, whose age may stand right behind them.
    pub(super) KIN: () =
        "mother father mom dad mum sister brother sis bro son daughter dtr wife husband spouse partner fiancé fiance \
         grandmother grandfather grandma grandpa gran nan nana aunt uncle auntie cousin niece nephew grandson granddaughter \
         sibling sib siblings twin twins child children kids stepson stepdaughter stepfather stepmother half-brother \
         half-sister mgm mgf pgm pgf mgf's girlfriend boyfriend baby infant newborn youngest eldest oldest middle mil fil \
         roommate neighbor kin nok father's mother's half-sib consultand's sons daughters sisters brothers" => ()
}

words! {
    /// Events of a life and conditions of a relative, at an age.
    EVENTS: () =
        "died dies dead deceased dec'd passed expired death killed biopsied overdose overdosed cutting depression injury injuries \
         hemangioblastoma fitted repaired deaf diagnosed dx dx'd diagnosis onset menarche menopause married \
         divorced widowed stillborn retired immigrated arrived emigrated moved cancer ca mi cva \
         stroke cad heart attack dm diabetes dementia lived orphaned transplant chd cabg scd sudden \
         hysterectomy appendectomy tonsillectomy fracture blind seizure seizures asthma" => ()
}

/// How surely a relative stands right before: `son Ian 6`, `Aunt Malia, 31,`, `Father (57)`.
pub(super) fn related(doc: &Document<'_>, c: Candidate) -> Option<u8> {
    let mut names = 0;
    for j in (c.first.saturating_sub(7)..c.first).rev().take_while(|&j| same_line(doc, j, c.first)) {
        let token = doc.token(j)?;
        if KIN.has(token.hash) && doc.word(j + 1) != "-" {
            // `twins 26`, `kids 3` count them.
            let counted = matches!(
                doc.lower_word(j),
                "children" | "kids" | "siblings" | "sons" | "daughters" | "sisters" | "brothers" | "twins"
            ) && j + 1 == c.first;
            let listed = doc.word(c.end) == "." && doc.lower_at(c.first, -1) == "." && c.value < 18
                || doc.lower_at(j, 1) == "." && c.value < 18;
            return (!counted && !listed && !scored(doc, c))
                .then_some(if names == 0 || c.value < 3 && !c.spoken { 84 } else { 88 });
        }
        let between = match token.kind {
            // `father. 68.`: a relative alone may end a sentence.
            TokenKind::Punct if doc.word(j) == "." => names == 0 && j > 0 && KIN.has(hash(doc, j - 1)),
            TokenKind::Punct => {
                matches!(doc.word(j), "," | "(" | "\"" | "“" | "”" | "-" | "'" | ":" | "|")
            }
            TokenKind::Word => {
                names += 1;
                matches!(token.case, Case::Title | Case::Mixed)
                    || token.case == Case::Upper && is_upper_name(token.hash, token.len())
                    || matches!(
                        doc.lower_word(j),
                        "'s" | "’s" | "is" | "now" | "age" | "aged" | "at" | "home" | "doña" | "don"
                    )
                    || is_name(doc, j)
            }
            TokenKind::Number => false,
        };
        if !between || names > 4 {
            return None;
        }
    }
    None
}

/// `Edinburgh score for mother 11`
fn scored(doc: &Document<'_>, c: Candidate) -> bool {
    words_before(doc, c.first, 5)
        .any(|j| matches!(doc.lower_word(j), "score" | "scale" | "epds" | "phq" | "gad"))
}

/// An age at which something befell someone: `died at 54`, `MI at 52`, `menarche at 12`; token `before` is `at`.
pub(super) fn event(doc: &Document<'_>, c: Candidate, before: usize, end: usize) -> Found {
    let at = matches!(doc.lower_word(before), "at" | "@");
    let near = words_before(doc, before, 3).any(|j| EVENTS.has(hash(doc, j)));
    let kin = words_before(doc, before, 10).any(|j| KIN.has(hash(doc, j)));
    let closed =
        doc.token(c.end).is_none_or(|t| t.kind == TokenKind::Punct) || !same_line(doc, c.first, c.end);
    let confidence = match () {
        () if end > c.end => {
            if at && near {
                82
            } else {
                60
            }
        }
        () if at && near && kin => 90,
        () if at && near && c.value > 12 => 82,
        // Small numbers may be hours of the day.
        () if at && kin && c.value > 12 => 82,
        () if kin && closed && c.value > 9 => 72,
        () if at && closed => 58,
        () if closed => 45,
        () => return None,
    };
    Some((c.first..end, confidence, "age.event"))
}

/// Whether a word in capitals may be a name: a listed one, an initial, or a long one of no list (no `FAQ`).
fn is_upper_name(hash: u32, len: usize) -> bool {
    let bits = lookup(hash);
    bits & (class::FIRST_TOP | class::FIRST | class::LAST_TOP) != 0 || len == 1 || len > 4 && bits == 0
}
