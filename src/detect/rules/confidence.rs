//! How surely a value is what its label says.

use super::link::Link;
use super::plate::plate;
use super::table::Strength;
use super::value::Value;
use crate::Category;
use crate::text::{Document, TokenKind};

/// The confidence that `value` is what its label says; 0 for none.
pub(super) fn confidence(doc: &Document<'_>, link: &Link, value: &Value) -> u8 {
    let Link { label, explicit, numbered, partial, .. } = *link;
    let digits = value.digits;
    let plain = value.is_plain();
    if value.spoken {
        return match label.strength {
            Strength::Strong | Strength::Medium => 90,
            _ if digits >= 6 && label.category == Category::HealthPlan => 82,
            _ => 60,
        };
    }
    if value.masked {
        return if digits >= 3 { 92 } else { 50 };
    }
    if partial && plain {
        return if (3..=8).contains(&digits) { 92 } else { 50 };
    }
    if is_measure(doc, value) {
        return if label.strength == Strength::Strong && digits >= 4 && !value.pointed && explicit {
            82
        } else {
            0
        };
    }
    if label.category == Category::Vehicle {
        return plate(link, value);
    }
    let year = plain && digits == 4 && matches!(doc.word(value.start).get(..2), Some("19" | "20"));
    let code = !plain && (value.upper || value.joined || value.groups > 1);
    // `case no.` promises as much as `accession` does.
    let strength = match label.strength {
        Strength::Medium if numbered => Strength::Strong,
        Strength::Weak if numbered => Strength::Medium,
        strength => strength,
    };
    match strength {
        Strength::Strong => match digits {
            _ if year && !explicit => 60,
            0..=1 => 0,
            2 if code || explicit && label.strength == Strength::Strong => 82,
            2 => 60,
            3.. => 95,
        },
        Strength::Medium => match digits {
            _ if classified(doc, value) && !explicit => 0,
            _ if year && !explicit => 50,
            5.. if plain || code => 92,
            4 if plain || code => 88,
            3 if code => 88,
            3 if explicit => 84,
            2 if code && explicit => 80,
            4.. => 84,
            2..=3 => 55,
            _ => 0,
        },
        _ => match digits {
            _ if classified(doc, value) && !(explicit && label.category == Category::HealthPlan) => 0,
            _ if value.joined && value.letters == 0 && digits < 7 => 0,
            _ if value.letters > 0 && !value.upper => 50,
            6.. if plain || code => 86,
            5 if code => 86,
            4 if code && (value.joined || explicit || value.groups > 1) => 84,
            4..=5 if plain && explicit && !year => 82,
            3 if code && explicit => 82,
            3.. => 55,
            _ => 0,
        },
    }
}

/// `7.2`, `1400-1500`, `24/100`, `12.0-15.5`, `10.1.77.19`: digits and points, few or of the wrong kind.
pub(super) fn is_measure(doc: &Document<'_>, value: &Value) -> bool {
    if value.letters > 0 || value.groups > 1 {
        return false;
    }
    let points = (value.start..value.end).filter(|&i| doc.word(i) == ".").count();
    let slash = (value.start..value.end).any(|i| doc.word(i) == "/");
    match (value.pointed, value.joined) {
        (true, false) => points >= 3 || value.digits < 6,
        (true, true) => value.digits < 8,
        (false, true) => value.digits < if slash { 6 } else { 5 },
        (false, false) => false,
    }
}

/// A code of a classification: `G0438`, `I50.23`, `S82.142A`.
pub(super) fn classified(doc: &Document<'_>, value: &Value) -> bool {
    let letter = doc.token(value.start).is_some_and(|t| t.kind == TokenKind::Word && t.len() == 1);
    letter && !value.joined && value.groups == 1 && (value.letters == 1 && value.digits <= 4 || value.pointed)
}
