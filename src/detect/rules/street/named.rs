//! Streets known by the last word of their name: `210 Tazewell Ave NW, Apt B`, `on Murray Ave`.

use super::{is_placed, unit};
use crate::Category::Street;
use crate::Entity;
use crate::detect::rules::scan::{digits, hash, is_amount, number, push_tokens, same_line, wide_gap};
use crate::detect::rules::spoken::digit_row;
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

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

/// The most tokens of a name.
const NAME: usize = 7;

words! {
    /// Words that no street's name holds.
    NEVER: () =
        "off near along onto corner between outside driving found comma period point hemoglobin by with from in on at for and or is was are were has had to a an this that his her their my our your not no then \
         than when who which it he she they we you i be been dr mr mrs ms miss mg mcg ml cm mm kg lb hr hrs hour hours min \
         mins minute minutes day days week weeks month months year years yo old am pm x via per q times view views phase \
         slice contrast ago about into over under all any bp rr temp pt patient seen saw sees mother father apt suite \
         room bed unit box post one two three four five six seven eight nine ten called states lives live" => ()
}

words! {
    /// Words with a point inside a name: `St. Marks Ave`, `N. 4th St`.
    ABBREVIATED: () = "st mt ft n s e w ne nw se sw dr ste jr" => ()
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

/// The number and name before a suffix.
struct Name {
    first: usize,
    /// The address has a house number.
    numbered: bool,
    /// How many digits it has.
    digits: usize,
    /// Every word begins with a capital.
    capital: bool,
    words: usize,
    spoken: bool,
    /// Nothing but punctuation stands before it.
    parted: bool,
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
    let first = if name.spoken { name.first } else { unit::before(doc, name.first) };
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

/// Reads the name and the house number back from the suffix at token `i`.
fn name_before(doc: &Document<'_>, i: usize, suffix: Suffix) -> Option<Name> {
    let mut name =
        Name { first: i, numbered: false, digits: 0, capital: true, words: 0, spoken: false, parted: false };
    let mut at = i;
    for _ in 0..NAME {
        let Some(j) = at.checked_sub(1).filter(|&j| same_line(doc, j, i)) else { break };
        let token = doc.token(j)?;
        // Blanks of a column's width part an address from what stands before it.
        if doc.token(at).is_some_and(|next| next.start - token.end > 2) {
            break;
        }
        match token.kind {
            TokenKind::Number => {
                let ordinal = matches!(doc.lower_word(j + 1), "st" | "nd" | "rd" | "th") && doc.glued(j);
                // `13688 100 Ave`: the first is the house.
                let street =
                    name.words == 0 && !ordinal && digits(doc, j.wrapping_sub(1)) > 2 && token.spaced;
                if !ordinal && !street {
                    return house(doc, j, name);
                }
                name.words += 1;
                name.first = j;
            }
            TokenKind::Punct => {
                let joins = match doc.word(j) {
                    // `St. Marks Ave`, `N. 4th St`
                    "." => !token.spaced && ABBREVIATED.has(hash(doc, j.wrapping_sub(1))),
                    "-" | "'" | "’" => doc.glued(j) && !token.spaced,
                    _ => false,
                };
                if !joins {
                    break;
                }
            }
            TokenKind::Word => {
                let ordinal = matches!(doc.lower_word(j), "st" | "nd" | "rd" | "th")
                    && digits(doc, j.wrapping_sub(1)) > 0
                    && !token.spaced;
                let spoken = name.words > 0 && token.case == Case::Lower && digit_row(doc, j).is_some();
                if spoken {
                    return spoken_house(doc, j, name);
                }
                if !ordinal {
                    // One letter alone glued to its number: `12B`, `10-U`.
                    if token.len() == 1 && !token.spaced && digits(doc, j.wrapping_sub(1)) > 0 {
                        return house(doc, j - 1, name);
                    }
                    let saint = doc.lower_word(j) == "st" && name.words > 0;
                    // Lower case goes back only to a number.
                    let lower = token.case == Case::Lower
                        && !matches!(doc.lower_word(j), "of" | "the" | "de" | "del" | "la" | "y" | "'s");
                    if NEVER.has(token.hash) && !(token.case == Case::Title && token.len() > 2)
                        || (lower && name.capital && name.words > 0)
                        || saint && lower
                    {
                        break;
                    }
                    if lower {
                        name.capital = false;
                        if name.words > 1
                            && lookup(token.hash) & (class::COMMON_TOP | class::MEDICAL) != 0
                            && lookup(token.hash) & class::LAST_TOP == 0
                        {
                            break;
                        }
                    }
                    name.words += 1;
                }
                name.first = j;
            }
        }
        at = j;
    }
    // Particles do not begin a name.
    while matches!(doc.lower_word(name.first), "of" | "the" | "de" | "." | "-" | "'s") && name.first < i {
        name.first += 1;
    }
    name.parted =
        doc.starts_line(name.first) || matches!(doc.lower_at(name.first, -1), "," | "(" | ":" | "\"" | "|");
    (name.words > 0 && name.first < i && (suffix != Suffix::Short || name.capital)).then_some(name)
}

/// The name with the house number at token `j`.
fn house(doc: &Document<'_>, j: usize, name: Name) -> Option<Name> {
    let token = doc.token(j)?;
    let len = token.len();
    let before = doc.lower_at(j, -1);
    let opened = matches!(before, "\"" | "(" | "," | ":" | "^" | "#" | "|" | ">" | "*" | "=")
        || before == "/" && digits(doc, j.wrapping_sub(2)) > 0;
    let glued = !token.spaced && !opened;
    // `41-43`, no `1742-08` and no `05-11-1979`
    let low = j.wrapping_sub(2);
    let range = !token.spaced
        && before == "-"
        && (1..=len).contains(&digits(doc, low))
        && number(doc, low) < number(doc, j)
        && doc.token(low).is_some_and(|t| t.spaced);
    let amount = is_amount(doc, j + 1);
    if name.words == 0 || len > 6 || amount || (glued && !range) {
        return (name.words > 0 && !amount && !glued).then_some(Name { first: name.first, ..name });
    }
    Some(Name { first: if range { j - 2 } else { j }, numbered: true, digits: len, ..name })
}

/// The name with the spoken house number whose last word is token `j`.
fn spoken_house(doc: &Document<'_>, j: usize, name: Name) -> Option<Name> {
    let mut first = j;
    while first > 0 && digit_row(doc, first - 1).is_some() && same_line(doc, first - 1, j) && j - first < 6 {
        first -= 1;
    }
    (first < j).then_some(Name { first, numbered: true, digits: 3, spoken: true, ..name })
}

/// Reports `on E 75th`, `by N Broad`, `1717 NE 42nd`: the direction at token `i` and a name without a suffix.
pub(super) fn directed(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let upper = doc.token(i).is_some_and(|t| t.case == Case::Upper && t.spaced);
    let mut at = i + 1 + usize::from(doc.word(i + 1) == "." && doc.glued(i));
    let ordinal = (1..=3).contains(&digits(doc, at))
        && matches!(doc.lower_word(at + 1), "st" | "nd" | "rd" | "th")
        && doc.glued(at);
    let named = doc.token(at).is_some_and(|t| t.case == Case::Title && t.len() > 2 && t.spaced);
    if !upper || !(ordinal || named) || !same_line(doc, i, at) {
        return;
    }
    at += usize::from(ordinal);
    let numbered = i > 0
        && same_line(doc, i - 1, i)
        && (2..=5).contains(&digits(doc, i - 1))
        && doc.token(i - 1).is_some_and(|t| t.spaced);
    let next_named = doc.token(at + 1).is_some_and(|t| {
        matches!(t.case, Case::Title | Case::Upper) && t.spaced && same_line(doc, at, at + 1)
    });
    let confidence = match (
        numbered,
        is_placed(doc, i) && matches!(doc.lower_at(i, -1), "on" | "off" | "at" | "by" | "near"),
    ) {
        (true, _) if ordinal || !next_named => 84,
        (false, true) if ordinal || !next_named => 82,
        _ => return,
    };
    let first = if numbered { i - 1 } else { i };
    push_tokens(doc, out, first..unit::behind(doc, at + 1), Street, confidence, "street.directed");
}

/// Reports what follows the label of an address, up to a comma, a gap or the line's end, if it begins with a number:
/// `Address: 23a Lionel`, `lives 2716 Bonniebrook`.
pub(super) fn labelled(doc: &Document<'_>, i: usize, out: &mut Vec<Entity>) {
    let mut first = i + 1;
    while matches!(doc.lower_word(first), ":" | "." | "at" | "\"" | "same" | "=" | "(") && first < i + 12 {
        first += 1;
    }
    let near = matches!(doc.lower_word(i), "address" | "addr" | "add" | "residence") || !wide_gap(doc, i);
    let month = lookup(hash(doc, first + 1)) & class::MONTH != 0;
    let house = near && !month && (1..=5).contains(&digits(doc, first)) && same_line(doc, i, first);
    let mut end = first + 1;
    while end < first + 6
        && same_line(doc, first, end)
        && doc.token(end).zip(doc.token(end - 1)).is_some_and(|(t, p)| t.start <= p.end + 1)
    {
        let part = doc.token(end).is_some_and(|t| match t.kind {
            TokenKind::Word => {
                matches!(t.case, Case::Title | Case::Upper | Case::Mixed)
                    || end == first + 1 && t.len() == 1
                    || matches!(doc.lower_word(end), "of" | "y" | "na" | "the")
            }
            TokenKind::Number => false,
            TokenKind::Punct => matches!(doc.word(end), "-" | "'" | "’") && doc.glued(end),
        });
        if !part {
            break;
        }
        end += 1;
    }
    let named =
        (first + 1..end).any(|j| doc.token(j).is_some_and(|t| t.kind == TokenKind::Word && t.len() > 2));
    let closed = !same_line(doc, end - 1, end)
        || matches!(doc.word(end), "," | "." | ";" | "\"" | "|")
        || doc.token(end).is_some_and(|t| t.start > doc.token(end - 1).map_or(0, |p| p.end) + 1);
    if house && named && closed && !is_amount(doc, first + 1) {
        push_tokens(doc, out, first..unit::behind(doc, end), Street, 82, "street.labelled");
    }
}
