//! What is named after a person is no PHI: `Ochsner clamps`, `Berry's ligament`, `Kocher incision`.

use super::tagger::Evidence;
use crate::lexicon::class;
use crate::text::TokenKind;
use std::ops::Range;

/// What is named after people; training makes sentences of them.
#[rustfmt::skip]
pub const THINGS: &[&str] = &[
    "retractor", "retractors", "elevator", "clamp", "clamps", "forceps", "scissors", "needle",
    "needle holder", "drain", "catheter", "valve", "suture", "sutures", "stitch", "balloon", "rongeur",
    "hook", "tip", "curette", "dilator", "speculum", "blade", "tube", "stent", "graft", "plate", "nail",
    "pin", "wire", "screw", "cage", "implant", "prosthesis", "shunt", "pump", "sponge", "dressing",
    "bandage", "brace", "collar", "cast", "splint", "sling", "frame", "traction", "table", "bag", "cannula",
    "trocar", "obturator", "laryngoscope", "endoscope", "monitor", "procedure", "operation", "repair",
    "approach", "incision", "flap", "anastomosis", "fundoplication", "maneuver", "manoeuvre", "technique",
    "method", "classification", "grade", "stage", "score", "scale", "index", "criteria", "rule", "formula",
    "sign", "test", "reflex", "phenomenon", "disease", "syndrome", "palsy", "paralysis", "contracture",
    "deformity", "fracture", "hernia", "cyst", "tumor", "lymphoma", "sarcoma", "nodes", "lines", "spots",
    "bodies", "ring", "ulcer", "esophagus", "thyroiditis", "chorea", "ataxia", "neuroma", "fascia",
    "ligament", "space", "pouch", "canal", "gland", "duct", "fissure", "membrane", "envelope", "stain",
    "agar", "solution", "position", "type resistance", "hemiarthroplasty", "circumcision", "envelope",
    "block", "view", "angle", "murmur", "respirations", "exercises", "protocol", "regimen", "criteria",
    "inventory",
];

/// Whether the tokens `range` are a listed eponym, without a title, and what is named after it follows.
pub(super) fn names_a_thing(ev: &Evidence<'_, '_>, range: &Range<usize>) -> bool {
    let doc = ev.doc;
    let is_word = |i: &usize| doc.token(*i).is_some_and(|t| t.kind == TokenKind::Word);
    let listed = range.clone().filter(is_word).all(|i| ev.mark_at(i, 0) & class::EPONYM != 0);
    let titled = (1..3).any(|by| ev.mark_at(range.start, -by) & class::TITLE != 0);
    let genitive = |i: &usize| matches!(doc.lower_word(*i), "'" | "’" | "s" | "'s" | "’s");
    let behind = (range.end..range.end + 3).find(|i| !genitive(i)).map_or("", |i| doc.lower_word(i));
    let one = behind.strip_suffix('s').unwrap_or(behind);
    listed && !titled && (THINGS.contains(&behind) || THINGS.contains(&one))
}

#[cfg(test)]
mod tests {
    use crate::{Deidentifier, Options};

    #[test]
    fn instruments_and_signs_are_let_stand() {
        let engine = Deidentifier::new(Options::default()).unwrap();
        for (text, found) in [
            ("The incision was tented up with the Ochsner clamps.", 0),
            ("Further dissection along Berry's ligament was done.", 0),
            // The surgeon, not the clamp.
            ("Seen by Dr. Ochsner today.", 1),
            ("Dr. Kocher clamps the artery.", 1),
        ] {
            assert_eq!(engine.tag(text).unwrap().len(), found, "{text}");
        }
    }
}
