//! Ages with the sex behind: `67F`, `67 M`, `69/M`; `16F` may be a catheter, `98F` a temperature.

use super::{Candidate, Found};
use crate::detect::rules::scan::{hash, same_line, words_before};
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

words! {
    /// Words near a number with `F` that is French: `Foley 16F`, `21F RIJ`.
    FRENCH: () =
        "foley cath catheter catheters sheath french fr drain cannula cannulated multistage rij lij picc cvc introducer \
         pigtail stent malecot mickey trach bivona shiley ett quinton dilator balloon nephrostomy fem multilumen icd ct needle" => ()
}

words! {
    /// Words before a number with `F` that is Fahrenheit, or with `m` that is metres or minutes.
    MEASURED: () = "temp temps temperature tmax t fever febrile afebrile tm tube chest scope h hr hrs walk walked walks for ward wd room rm bed bay lockout" => ()
}

fn is_name(hash: u32) -> bool {
    let bits = lookup(hash);
    bits & (class::FIRST_TOP | class::FIRST) != 0
        || bits & (class::LAST_TOP) != 0 && bits & (class::COMMON_TOP | class::COMMON | class::MEDICAL) == 0
}

/// `67F`, `67 M`, `69/M`, `44 M ·`
pub(super) fn sex(doc: &Document<'_>, c: Candidate) -> Found {
    let slash = doc.word(c.end) == "/";
    let at = c.end + usize::from(slash);
    let token = doc.token(at).filter(|t| t.kind == TokenKind::Word && same_line(doc, c.first, at))?;
    let letter = match doc.lower_word(at) {
        "f" | "m" => true,
        "x" if !token.spaced && c.value > 17 => true,
        "male" | "female" | "man" | "woman" | "boy" | "girl" | "gentleman" | "lady" if !c.spoken => false,
        _ => return None,
    };
    let glued = !token.spaced;
    let after = doc.token(at + 1).filter(|_| same_line(doc, at, at + 1));
    let goes_on = doc.glued(at)
        && after.is_some_and(|t| {
            t.kind == TokenKind::Number || matches!(doc.word(at + 1), "/" | "-" | "'" | "^")
        });
    if goes_on || c.spoken || c.value == 0 {
        return None;
    }
    let behind = || (at + 1..at + 3).filter(|&j| same_line(doc, at, j));
    let tube = words_before(doc, c.first, 3).chain(behind()).any(|j| FRENCH.has(hash(doc, j)));
    if tube || words_before(doc, c.first, 1).any(|j| MEASURED.has(hash(doc, j))) {
        return None;
    }
    let line = doc.starts_line(c.first);
    let before = doc.token_at(c.first, -1);
    let first = doc.token(c.first)?;
    let gap = before.is_some_and(|b| first.start - b.end > 1);
    let named =
        before.is_some_and(|b| matches!(b.case, Case::Title | Case::Upper | Case::Mixed) || is_name(b.hash));
    // Catheters are counted in French.
    let french = glued && doc.lower_word(at) == "f" && (3..13).contains(&c.value);
    let parted = before.is_some_and(|b| {
        b.kind == TokenKind::Punct
            && (!matches!(doc.lower_at(c.first, -1), "." | "-" | "/" | "=")
                || doc.lower_at(c.first, -1) == "-" && first.spaced)
    });
    let opened = line || gap || named || parted;
    let upper = token.case == Case::Upper;
    let confidence = match () {
        () if !letter => {
            if opened || c.value > 14 {
                86
            } else {
                60
            }
        }
        () if french && !line => 50,
        () if slash => {
            if upper {
                92
            } else {
                80
            }
        }
        () if glued && upper && opened => {
            if c.value > 28 || line || gap {
                92
            } else {
                82
            }
        }
        // No catheter is that thick, no temperature that low.
        () if glued && upper && (41..95).contains(&c.value) => 86,
        () if glued && upper => 66,
        () if glued && opened && c.value > 12 => 82,
        () if glued => 50,
        // `2 M` alone may be metres: a gap or a mark behind says that a column ends.
        () if upper
            && opened
            && after.is_none_or(|t| t.start > token.end + 1 || t.kind == TokenKind::Punct) =>
        {
            88
        }
        () if upper && opened && c.value > 12 => 80,
        () => 40,
    };
    Some((c.first..c.end, confidence, "age.sex"))
}
