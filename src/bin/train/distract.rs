//! Sentences that name a disease, sign, score, instrument or procedure after a person: the name is no PHI, whatever it
//! is. Names come from the same lists as those of people, so that only the context can tell.

use crate::rng::Rng;
use crate::slots::Slots;
use scrubjay::detect::eponym::THINGS;

/// Sentences; `@` is a name, `#` a thing.
const FRAMES: &[&str] = &[
    "The @ # was placed.",
    "A @ # was used to retract the tissue.",
    "A #2 @ # was inserted.",
    "with the help of a @ and @-@ #",
    "using the @ #,",
    "@'s # was identified.",
    "@ # negative.",
    "Known @ #, stable.",
    "h/o @ # and HTN",
    "positive @ #, negative @ #",
    "@-@ # was applied.",
    "Next, @'s # was reapproximated",
    "rule out @ #",
    "s/p @ #",
    "by @ # criteria",
    "@ #: 5.",
    "r/o @-@ # vs @ #",
    "the wound was closed with a @ #",
    "#15 @-@ # was utilized",
    "A trial of @-@ # was completed.",
    "clamped with straight @ #",
    "- @ #",
    "The @ # was then removed.",
    "family history of @'s #",
    "no @ #",
    "@ # grade 2",
    "We then replaced it within its @ #.",
];

/// One such sentence.
pub fn sentence(slots: &Slots, rng: &mut Rng) -> String {
    let frame = rng.pick(FRAMES).copied().unwrap_or_default();
    let mut out = String::new();
    for c in frame.chars() {
        match c {
            '@' => out.push_str(&capitalized(&slots.name_like("", rng))),
            '#' if !out.ends_with("A ") && !out.is_empty() => {
                out.push_str(rng.pick(THINGS).copied().unwrap_or_default())
            }
            c => out.push(c),
        }
    }
    out
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
