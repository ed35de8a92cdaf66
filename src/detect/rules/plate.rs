//! Plates of vehicles: how they look, and where they stand when other words come first.

use super::confidence::classified;
use super::label::push;
use super::link::{Link, is_state};
use super::run::gap;
use super::table::{Label, Strength};
use super::value::{Value, value_at};
use crate::text::Document;
use crate::{Category, Entity};

/// How far a plate may stand behind the vehicle (`silver Tacoma, AZ KXA 7F2P`), in tokens.
const AHEAD: usize = 6;

/// A plate has five to eight characters, mostly letters and digits both, in capitals.
pub(super) fn plate(link: &Link, value: &Value) -> u8 {
    let Link { label, explicit, .. } = *link;
    let size = value.digits + value.letters;
    if size == 17 {
        return 96;
    }
    let mixed = value.letters > 0 && value.upper;
    let most = if value.groups > 2 { 10 } else { 8 };
    match label.strength {
        Strength::Strong | Strength::Medium if value.digits == 0 => 84,
        Strength::Strong if (3..=10).contains(&size) && value.digits >= 2 => 92,
        Strength::Strong if size > 10 && value.digits > 4 => 86,
        Strength::Medium | Strength::Weak if (5..=most).contains(&size) && mixed && value.digits >= 2 => 84,
        Strength::Medium if explicit && (4..=9).contains(&size) => 80,
        _ => 50,
    }
}

/// The make of a plate: groups of capitals and digits, five to eight in all.
pub(super) fn is_plate(value: &Value) -> bool {
    value.groups > 1 && value.upper && value.digits >= 2 && (5..=8).contains(&value.size())
}

/// Appends a plate that stands in brackets, behind a comma or its state after the vehicle was named.
pub(super) fn ahead(doc: &Document<'_>, label: Label, out: &mut Vec<Entity>) {
    for at in label.end..label.end + AHEAD {
        if gap(doc, at).is_none() {
            return;
        }
        let opens = matches!(doc.word(at - 1), "(" | "," | "\"") || is_state(doc, at - 1);
        let Some(value) = value_at(doc, at, Category::Vehicle).filter(|_| opens) else { continue };
        let size = value.digits + value.letters;
        if (5..=8).contains(&size)
            && value.letters > 0
            && value.upper
            && value.digits >= 2
            && !classified(doc, &value)
        {
            push(doc, &value, Category::Vehicle, 82, out);
            return;
        }
    }
}
