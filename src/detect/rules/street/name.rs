//! The number and name before a street's suffix.

use super::named::Suffix;
use crate::detect::rules::scan::{self, digits, hash, is_amount, number, same_line};
use crate::detect::rules::spoken::digit_row;
use crate::detect::rules::words::words;
use crate::lexicon::{class, lookup};
use crate::text::{Case, Document, TokenKind};

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

/// The number and name before a suffix.
pub(super) struct Name {
    pub(super) first: usize,
    /// The address has a house number.
    pub(super) numbered: bool,
    /// How many digits it has.
    pub(super) digits: usize,
    /// Every word begins with a capital.
    pub(super) capital: bool,
    pub(super) words: usize,
    pub(super) spoken: bool,
    /// Nothing but punctuation stands before it.
    pub(super) parted: bool,
}

/// Reads the name and the house number back from the suffix at token `i`.
pub(super) fn name_before(doc: &Document<'_>, i: usize, suffix: Suffix) -> Option<Name> {
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
                let ordinal = scan::is_ordinal_end(doc, j + 1) && doc.glued(j);
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
                let ordinal =
                    scan::is_ordinal_end(doc, j) && digits(doc, j.wrapping_sub(1)) > 0 && !token.spaced;
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
