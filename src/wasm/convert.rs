//! Values across the boundary: spans in, entities and errors out; byte offsets ↔ UTF-16 units.

use crate::text::{Utf16Offsets, bytes_from_utf16};
use crate::{Category, Deidentified, Entity, Error, ErrorCode};
use js_sys::{Array, Object, Reflect, Uint32Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

impl From<Error> for JsValue {
    /// A `{code, message}` for the wrapper to throw.
    fn from(error: Error) -> Self {
        failure(error.code(), &error.to_string())
    }
}

pub fn failure(code: ErrorCode, message: &str) -> JsValue {
    let error = Object::new();
    for (key, value) in [("code", code.as_str()), ("message", message)] {
        // A fresh object takes every property.
        let _ = Reflect::set(&error, &key.into(), &value.into());
    }
    error.into()
}

/// Triples of start, end (UTF-16 units) and category number, as entities in bytes.
pub fn spans(text: &str, flat: &[u32]) -> Result<Vec<Entity>, Error> {
    const INVALID: Error = Error::new(ErrorCode::InvalidSpan, "a span is out of range or inside a character");
    let triples = flat.as_chunks::<3>().0;
    let units: Vec<usize> =
        triples.iter().flat_map(|&[start, end, _]| [start as usize, end as usize]).collect();
    let bytes = bytes_from_utf16(text, &units);
    let pairs = bytes.as_chunks::<2>().0.iter().enumerate();
    let entities = pairs.zip(triples).map(|((i, &[start, end]), &[.., category])| {
        let category = *Category::ALL.get(category as usize).unwrap_or(&Category::Unknown);
        Ok(Entity::new(start.ok_or(INVALID.at(i))?, end.ok_or(INVALID.at(i))?, category, 100, "caller"))
    });
    entities.collect()
}

/// Start, end, category number, per cent of confidence and rule number of each entity.
pub fn entities(text: &str, found: &[Entity]) -> Uint32Array {
    let mut offsets = Utf16Offsets::new(text);
    let flat: Vec<u32> = found.iter().flat_map(|e| row(&mut offsets, e)).collect();
    Uint32Array::from(flat.as_slice())
}

/// The text, and for each entity what [`entities`] gives, then start and end in that text.
pub fn deidentified(text: &str, done: &Deidentified) -> Array {
    let (mut offsets, mut out) = (Utf16Offsets::new(text), Utf16Offsets::new(&done.text));
    let mut flat = Vec::with_capacity(done.replacements.len() * 7);
    for r in &done.replacements {
        flat.extend(row(&mut offsets, &r.entity));
        flat.extend([out.to_utf16(r.out_start) as u32, out.to_utf16(r.out_end) as u32]);
    }
    Array::of2(&done.text.as_str().into(), &Uint32Array::from(flat.as_slice()))
}

fn row(offsets: &mut Utf16Offsets<'_>, e: &Entity) -> [u32; 5] {
    let (start, end) = (offsets.to_utf16(e.start) as u32, offsets.to_utf16(e.end) as u32);
    [start, end, e.category as u32, u32::from(e.confidence), rule_number(e.rule)]
}

thread_local! {
    /// The rule names that have crossed, by number.
    static RULE_NAMES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn rule_number(rule: &'static str) -> u32 {
    RULE_NAMES.with_borrow_mut(|names| {
        let known = names.iter().position(|n| *n == rule);
        known.unwrap_or_else(|| {
            names.push(rule);
            names.len() - 1
        }) as u32
    })
}

/// The rule of this number.
pub fn rule_name(number: u32) -> &'static str {
    RULE_NAMES.with_borrow(|names| names.get(number as usize).copied().unwrap_or_default())
}
