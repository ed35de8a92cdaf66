//! What stands before an age: a label, a pronoun, a relative, a death, a person's name.

use super::{Candidate, Found};
use crate::detect::rules::scan::{hash, is_amount, is_time, same_line, wide_gap, words_before};
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

words! {
    /// Relatives, whose age may stand right behind them.
    pub(super) KIN: () =
        "mother father mom dad mum sister brother sis bro son daughter dtr wife husband spouse partner fiancé fiance \
         grandmother grandfather grandma grandpa gran nan nana aunt uncle auntie cousin niece nephew grandson granddaughter \
         sibling sib siblings twin twins child children kids stepson stepdaughter stepfather stepmother half-brother \
         half-sister mgm mgf pgm pgf mgf's girlfriend boyfriend baby infant newborn youngest eldest oldest middle mil fil \
         roommate neighbor kin nok father's mother's half-sib consultand's sons daughters" => ()
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

/// Reports the age that candidate `c` is by the words before it.
pub(super) fn at(doc: &Document<'_>, c: Candidate) -> Found {
    if c.value == 0 && !c.spoken {
        return None;
    }
    // `33w4d`
    if doc.glued(c.end - 1)
        && doc.token(c.end).is_some_and(|t| t.kind == TokenKind::Word)
        && !matches!(doc.lower_word(c.end), "st" | "nd" | "rd" | "th")
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
    let ends = ends(doc, c.end);
    let unit = c.end < with_unit(doc, c.end);
    // `daughter Mele 19 wants`: behind a relative nearly any word may follow.
    let month = doc.token(c.end).is_some_and(|t| lookup(t.hash) & class::MONTH != 0);
    if !unit && (is_amount(doc, c.end) || is_time(doc, c.first) || month) {
        return None;
    }
    if !unit && !ends {
        let word = doc
            .token(c.end)
            .is_some_and(|t| t.kind == TokenKind::Word && t.spaced && t.case == Case::Lower && t.len() > 2);
        let counted = lookup(hash(doc, c.end)) & class::NUMBER != 0
            || doc.lower_word(c.end).ends_with('s') && c.value < 13;
        let sure = related(doc, c).filter(|_| word && !counted && !c.spoken && c.value > 2);
        return sure.map(|s| (c.first..c.end, s - 3, "age.relative"));
    }
    let end = with_unit(doc, c.end);
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

/// Over the months, weeks or days behind an age: `8 months`, `22 months`.
fn with_unit(doc: &Document<'_>, at: usize) -> usize {
    let hyphen = usize::from(doc.word(at) == "-" && doc.glued(at));
    let short = matches!(
        doc.lower_word(at + hyphen),
        "months" | "month" | "mo" | "mos" | "mth" | "mths" | "weeks" | "week" | "wk" | "wks" | "days" | "day"
    );
    if short && same_line(doc, at - 1, at + hyphen) { at + hyphen + 1 } else { at }
}

/// Whether a label of an age governs token `i`: `Age: 48`, `aged 12`, `ages 9 to 14`, `AGE/SEX : 68`.
fn labelled(doc: &Document<'_>, i: usize) -> bool {
    let mut at = i;
    for _ in 0..6 {
        let Some(j) = at.checked_sub(1).filter(|&j| same_line(doc, j, i)) else { return false };
        match doc.lower_word(j) {
            // `age <40` is a rule, not a person.
            ":" | "|" | "=" | "(" | "\"" | "~" | "." | "about" | "is" | "of" | "at" | "testing" | "to"
            | "and" | "-" | "/" | "sex" | "visit" | "stated" | "approx" | "," | "m" | "f" | "male"
            | "female" | "camp" | "draw" | "pt" | "says" => at = j,
            "now" | "on" | "in" => return false,
            _ if matches!(CUES.get(hash(doc, j)), Some(Cue::Age)) => {
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
    let ordinal = matches!(doc.lower_word(c.end), "st" | "nd" | "rd" | "th") && doc.glued(c.end - 1);
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
    FOLLOWS: () =
        "and & or but with w n at who when now so from of on in after she he they lives living works has had is was both years \
         year yrs yo y male female m f years' yr next because until to still as not no without died the works: under \
         and/or odd minds came" => ()
}

/// How surely a relative stands right before: `son Ian 6`, `Aunt Malia, 31,`, `Father (57)`.
fn related(doc: &Document<'_>, c: Candidate) -> Option<u8> {
    let mut names = 0;
    for j in (c.first.saturating_sub(7)..c.first).rev().take_while(|&j| same_line(doc, j, c.first)) {
        let token = doc.token(j)?;
        if KIN.has(token.hash) && doc.word(j + 1) != "-" {
            // `twins 26`, `kids 3` count them.
            let counted = matches!(
                doc.lower_word(j),
                "children" | "kids" | "siblings" | "sons" | "daughters" | "twins"
            ) && j + 1 == c.first;
            let listed = doc.word(c.end) == "." && doc.lower_at(c.first, -1) == "." && c.value < 18
                || doc.lower_at(j, 1) == "." && c.value < 18;
            return (!counted && !listed).then_some(if names == 0 || c.value < 3 && !c.spoken {
                84
            } else {
                88
            });
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

/// An age at which something befell someone: `died at 54`, `MI at 52`, `menarche at 12`; token `before` is `at`.
fn event(doc: &Document<'_>, c: Candidate, before: usize, end: usize) -> Found {
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

/// Whether a listed name is no other word.
fn is_name(doc: &Document<'_>, i: usize) -> bool {
    let bits = lookup(hash(doc, i));
    bits & (class::FIRST_TOP | class::FIRST | class::LAST_TOP | class::LAST) != 0
        && bits
            & (class::MONTH
                | class::EPONYM
                | class::COMMON_TOP
                | class::MEDICAL
                | class::DRUG
                | class::CITY_US)
            == 0
}

/// Whether a word in capitals may be a name: a listed one, an initial, or a long one of no list (no `FAQ`).
fn is_upper_name(hash: u32, len: usize) -> bool {
    let bits = lookup(hash);
    bits & (class::FIRST_TOP | class::FIRST | class::LAST_TOP | class::LAST) != 0
        || len == 1
        || len > 4 && bits == 0
}

/// Whether children are spoken of before token `i` on its line.
fn children(doc: &Document<'_>, i: usize) -> bool {
    words_before(doc, i, 10).any(|j| KIN.has(hash(doc, j)) || matches!(doc.lower_word(j), "girls" | "boys"))
}

/// `Lorenzo Baca, 58,`, `Rice (67)`, `Thanh 66  GBS`: behind a name; `DOB 9-9-87 (37)`, `F / 83`: behind a birth date or a sex.
fn named(doc: &Document<'_>, c: Candidate, before: usize) -> Found {
    let mark = doc.word(before);
    let closes = if same_line(doc, c.first, c.end) { doc.word(c.end) } else { "" };
    let gap = wide_gap(doc, c.end - 1);
    let apart = wide_gap(doc, before);
    let found = |confidence: u8| Some((c.first..c.end, confidence, "age.named"));
    if c.spoken {
        return None;
    }
    let sexed = |j: usize| {
        matches!(doc.word(j), "F" | "M")
            && doc.token(j).is_some_and(|t| t.spaced)
            && j.checked_sub(1).is_none_or(|p| wide_gap(doc, p) || doc.token(p).is_none_or(|t| t.len() > 2))
    };
    if sexed(before) && apart && gap && c.value > 0 {
        return found(84);
    }
    // `DOB 08-30-96   27`
    if doc.token(before).is_some_and(|t| t.kind == TokenKind::Number) {
        let born = (before.saturating_sub(8)..before).any(|j| {
            same_line(doc, j, c.first)
                && matches!(doc.lower_word(j), "dob" | "birth" | "born" | "d.o.b" | "bd")
        });
        return if apart && gap && born { found(86) } else { None };
    }
    let name_at = before.checked_sub(1).filter(|&j| same_line(doc, j, c.first))?;
    if mark == "/" && sexed(name_at) && gap {
        return found(86);
    }
    // `Tillery Sr., 78`
    let name_at = if doc.word(name_at) == "." && name_at > 0 { name_at - 1 } else { name_at };
    let name = doc.token(name_at)?;
    if mark == ","
        && matches!(doc.lower_word(name_at), "male" | "female" | "man" | "woman" | "m" | "f")
        && matches!(closes, "," | "." | ";" | "")
        && c.value > 2
    {
        return found(84);
    }
    let born = || {
        (name_at.saturating_sub(8)..name_at).any(|j| {
            same_line(doc, j, c.first) && matches!(doc.lower_word(j), "dob" | "birth" | "born" | "birthdate")
        })
    };
    if name.kind == TokenKind::Number
        && (mark == "(" && closes == ")" || matches!(mark, "," | "/") && gap && c.value > 12)
    {
        return if born() { found(86) } else { None };
    }
    let title =
        |j: usize| doc.token(j).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper) && t.len() > 1);
    let addressed = matches!(doc.lower_at(before, -1), "mr" | "mrs" | "ms" | "miss")
        || matches!(doc.lower_at(before, -2), "mr" | "mrs" | "ms" | "miss");
    if title(before) && (addressed || is_name(doc, before)) && gap && !apart && c.value > 9 {
        return found(if doc.token(before).is_some_and(|t| t.case == Case::Title) { 80 } else { 60 });
    }
    if !title(name_at) {
        return None;
    }
    let known = is_name(doc, name_at);
    let plain = |j: usize| {
        title(j)
            && lookup(hash(doc, j))
                & (class::COMMON_TOP
                    | class::COMMON
                    | class::STREET
                    | class::HOSPITAL
                    | class::ORG
                    | class::PLACE
                    | class::MEDICAL
                    | class::MONTH
                    | class::DRUG
                    | class::EPONYM
                    | class::STATE)
                == 0
    };
    // A full name, even if no list has it.
    let other = name_at.saturating_sub(if doc.lower_at(name_at, -1) == "-" { 2 } else { 1 });
    let titled = (name_at.saturating_sub(5)..name_at).any(|j| {
        same_line(doc, j, c.first)
            && lookup(hash(doc, j)) & class::TITLE != 0
            && !matches!(doc.lower_word(j), "dr" | "prof")
    });
    let first_name = |j: usize| lookup(hash(doc, j)) & (class::FIRST_TOP | class::FIRST) != 0;
    let full = other < name_at
        && same_line(doc, other, c.first)
        && title(other)
        && (plain(name_at) && plain(other) || titled || plain(name_at) && first_name(other));
    match (mark, closes) {
        ("(", ")") if known && (c.value > 9 || children(doc, name_at)) => found(84),
        ("(", ",") | ("|", "|") if known && c.value > 9 => found(82),
        ("(", ")" | ",") | ("|", "|") if known || full => found(if full && c.value > 9 { 82 } else { 60 }),
        (",", _) if titled && FOLLOWS.has(hash(doc, c.end)) && c.value > 12 => found(82),
        (",", "," | ";" | "." | "") if known && c.value > 9 || full && c.value > 17 => found(82),
        (",", ",") => found(55),
        _ => None,
    }
}
