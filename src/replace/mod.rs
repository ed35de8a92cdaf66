//! Replacement: what stands in the output where an entity stood.

mod generalise;
mod mask;
mod redact;
pub(crate) mod surrogate;

pub(crate) use generalise::{generalise, year_of};
pub(crate) use mask::mask;
pub(crate) use redact::Format;

use crate::text::sort_by_number;
use crate::{Entity, Error, ErrorCode};

/// A text after replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deidentified {
    /// The output.
    pub text: String,
    /// What was found and where it stands now, in order; kept stretches too.
    pub replacements: Vec<Replacement>,
}

/// An entity of the input, and the bytes `out_start..out_end` of the output that stand for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replacement {
    /// What was found.
    pub entity: Entity,
    /// First byte in the output.
    pub out_start: usize,
    /// After the last byte in the output.
    pub out_end: usize,
}

/// Writes `text` with each of the sorted, disjoint `entities` replaced; `None` keeps it.
pub(crate) fn replace(
    text: &str,
    entities: &[Entity],
    mut with: impl FnMut(usize, &Entity) -> Option<String>,
) -> Deidentified {
    let mut out = Deidentified {
        text: String::with_capacity(text.len()),
        replacements: Vec::with_capacity(entities.len()),
    };
    let mut at = 0;
    for (i, entity) in entities.iter().enumerate() {
        out.text.push_str(text.get(at..entity.start).unwrap_or(""));
        let out_start = out.text.len();
        match with(i, entity) {
            Some(new) => out.text.push_str(&new),
            None => out.text.push_str(entity.text(text)),
        }
        out.replacements.push(Replacement { entity: *entity, out_start, out_end: out.text.len() });
        at = entity.end;
    }
    out.text.push_str(text.get(at..).unwrap_or(""));
    out
}

/// The caller's entities in order, if each covers something of `text` and no two overlap.
pub(crate) fn sorted(text: &str, entities: &[Entity]) -> Result<Vec<Entity>, Error> {
    const INVALID: Error = Error::new(
        ErrorCode::InvalidSpan,
        "a span is empty, out of range, inside a character or overlaps another",
    );
    let mut order: Vec<(usize, &Entity)> = entities.iter().enumerate().collect();
    sort_by_number(&mut order, |(_, e)| (e.start as u64) << 32 | e.end as u64);
    let mut end = 0;
    for (i, entity) in &order {
        if entity.text(text).is_empty() || entity.start < end {
            return Err(INVALID.at(*i));
        }
        end = entity.end;
    }
    Ok(order.into_iter().map(|(_, e)| *e).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Category;

    #[test]
    fn spans_come_in_any_order_but_fit() {
        let span = |start, end| Entity::new(start, end, Category::Unknown, 100, "caller");
        let text = "aé b";
        assert_eq!(sorted(text, &[span(4, 5), span(0, 3)]).unwrap(), [span(0, 3), span(4, 5)]);
        for bad in [
            [span(0, 1), span(0, 3)],
            [span(4, 5), span(0, 2)],
            [span(4, 5), span(1, 1)],
            [span(0, 1), span(4, 6)],
        ] {
            let error = sorted(text, &bad).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidSpan);
            assert!(error.to_string().ends_with("(item 1)"), "{error}");
        }
    }
}
