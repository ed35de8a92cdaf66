//! Whether the words before a number are the end of an address.

use crate::detect::rules::scan::{digits, hash, same_line};
use crate::detect::rules::words::words;
use crate::lexicon::{class, hash_next, lookup};
use crate::text::{Case, Document, TokenKind};

words! {
    LICENCES: () = "license licence licensed lic dl reader npi dea id mrn no number badge reg registration ref plate tag trailer rego vehicle" => ()
}

words! {
    /// Words before a five-digit number that ends an address line: `Candler Rd 30032`.
    STREET_ENDS: () = "st street ave avenue rd road blvd dr drive ln lane ct court pl place ter way pkwy hwy cir" => ()
}

words! {
    PROVINCES: () = "ab bc on qc ns nb mb sk pe nl yt nu" => ()
}

/// The class bits of the place that ends with token `i`, of one or two words, in capitals or not.
fn place(doc: &Document<'_>, i: usize) -> u32 {
    let own = lookup(hash(doc, i));
    let phrase = i.checked_sub(1).map_or(0, |first| lookup(hash_next(hash(doc, first), hash(doc, i))));
    own | phrase
}

/// How surely the words before token `i` are those of an address that ends here: a state, a city, a street.
pub(super) fn after_place(doc: &Document<'_>, i: usize) -> u8 {
    let Some(mut at) = i.checked_sub(1) else { return 0 };
    while at > 0 && matches!(doc.word(at), "," | "." | "^" | "*" | "-" | "–" | "(" | "\"" | ":") {
        at -= 1;
    }
    let Some(token) = doc.token(at) else { return 0 };
    let wrapped = token.line != doc.token(i).map_or(0, |t| t.line);
    // A number of a licence or an identifier (`license AZ 31877`) is no code.
    if (at.saturating_sub(4)..at + 1).any(|j| same_line(doc, j, at) && LICENCES.has(hash(doc, j))) {
        return 0;
    }
    if wrapped || token.kind != TokenKind::Word || i - at > 3 {
        return 0;
    }
    let class = place(doc, at);
    let capital = matches!(token.case, Case::Title | Case::Upper | Case::Mixed);
    let known = |bits| class & bits != 0;
    let town = |bits| known(bits) && capital && lookup(token.hash) & class::COMMON_TOP == 0;
    match () {
        // A province of Canada has no code of digits.
        () if PROVINCES.has(token.hash) && digits(doc, i) > 0 && token.len() == 2 => 0,
        () if known(class::STATE_ABBR) && token.case == Case::Upper && token.len() == 2 => {
            // `ID 38059` and `OR 38059` are no states without a town.
            let mut town = at;
            while town > 0 && matches!(doc.word(town - 1), "," | "." | "^") {
                town -= 1;
            }
            let town = town > 0 && place(doc, town - 1) & (class::CITY_US | class::CITY_WORLD) != 0;
            let word =
                lookup(token.hash) & (class::COMMON_TOP | class::COMMON) != 0 || doc.lower_word(at) == "id";
            if town || !word { 92 } else { 50 }
        }
        () if known(class::STATE | class::COUNTRY) && token.len() > 2 => {
            if capital {
                92
            } else {
                84
            }
        }
        () if STREET_ENDS.has(token.hash) && capital => 82,
        () if known(class::CITY_US | class::CITY_WORLD) && !capital => 60,
        () if doc.lower_word(at) == "county" && capital => 82,
        // `lives 2716 Bonniebrook, Stockton 95207.`
        () if town(class::CITY_US) && at > 0 && doc.word(at - 1) == "," => 82,
        () if town(class::CITY_US | class::CITY_WORLD) => {
            if in_address(doc, at) {
                83
            } else {
                62
            }
        }
        _ => 0,
    }
}

/// Whether a street stands before token `i`, on its line or at the end of the line before.
fn in_address(doc: &Document<'_>, i: usize) -> bool {
    (i.saturating_sub(12)..i).any(|j| {
        let near = doc.token(i).zip(doc.token(j)).is_some_and(|(a, b)| a.line - b.line <= 1);
        near && (lookup(hash(doc, j)) & class::STREET != 0
            && digits(doc, j) == 0
            && doc.token(j).is_some_and(|t| t.len() > 1))
    })
}
