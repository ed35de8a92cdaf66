//! What the words around a number say of its kind.

use super::column;
use super::table::{Label, Strength, label_at};
use crate::Category;
use crate::text::Document;

/// How many tokens before the number are read.
const REACH: usize = 14;

/// The category that the label words around the tokens `start..end` speak of, and how surely (0 to 100): the
/// words before on the line, the label of the field or column, or a label in brackets behind.
pub(super) fn near(doc: &Document<'_>, start: usize, end: usize) -> Option<(Category, u8)> {
    if doc.word(end) == "("
        && let Some(label) = label_at(doc, end + 1).filter(|l| doc.word(l.end) == ")")
    {
        return Some((label.category, 90));
    }
    if let Some(label) = column::label_over(doc, start) {
        return Some((label.category, 92));
    }
    let line = doc.token(start)?.line;
    let floor = doc.line_of(start)?.first as usize;
    let mut found: Option<(Category, u8)> = None;
    let mut carrier = found;
    let mut i = start.saturating_sub(REACH).max(floor);
    while i < start {
        match label_at(doc, i).filter(|l| l.end <= start) {
            Some(label) => {
                let said = surety(label, start);
                let best = if is_carrier(doc, label) { &mut carrier } else { &mut found };
                if best.is_none_or(|(_, surest)| said >= surest) {
                    *best = Some((label.category, said));
                }
                i = label.end;
            }
            None => i += 1,
        }
    }
    let sent = found.filter(|f| matches!(f.0, Category::BioID | Category::Device));
    match (sent, carrier) {
        // `DNA sent, tube …`: what was sent says more than what carried it.
        (Some((category, _)), Some((_, said))) => return Some((category, said)),
        (None, Some(said)) if found.is_none_or(|f| f.1 <= said.1) => return carrier,
        _ => {}
    }
    if found.is_some() {
        return found;
    }
    // The label of its field may end the line before.
    let label = doc.label_of(start).find_map(|i| label_at(doc, i))?;
    (doc.token(label.start)?.line != line).then_some((label.category, 80))
}

/// Whether a label only carries a number of any kind: `tube`, `kit`, `ref`, `unit`.
pub(super) fn is_carrier(doc: &Document<'_>, label: Label) -> bool {
    label.category == Category::IDNum
        && (label.strength == Strength::Weak
            || matches!(
                doc.lower_word(label.start),
                "ref"
                    | "reference"
                    | "sample"
                    | "barcode"
                    | "specimen"
                    | "file"
                    | "participant"
                    | "registry"
                    | "lab"
                    | "unit"
            ))
}

/// How surely `label` speaks of the number at token `start`: less with each word between.
fn surety(label: Label, start: usize) -> u8 {
    let base: u8 = match label.strength {
        Strength::Strong => 96,
        Strength::Medium => 88,
        Strength::Near => 85,
        Strength::Weak => 72,
    };
    base.saturating_sub(u8::try_from((start - label.end).saturating_mul(4)).unwrap_or(u8::MAX)).max(20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Category::*;

    #[test]
    fn words_around_a_number_tell_its_category() {
        for (text, number, want) in [
            ("MRN on it is 55", "55", Some(MedicalRecord)),
            ("call me at phone 555", "555", Some(Phone)),
            ("took 12 tablets", "12", None),
            ("771 (badge)", "771", Some(IDNum)),
            ("name | MRN | cell\nAnn | 55 | 12", "12", Some(Phone)),
            ("saliva kit went out, barcode 12", "12", Some(BioID)),
        ] {
            let doc = Document::new(text);
            let i = doc.token_from(text.find(number).unwrap());
            assert_eq!(near(&doc, i, i + 1).map(|n| n.0), want, "{text}");
        }
    }
}
