//! Values across the boundary: options and spans in, entities and errors out; byte offsets ↔ UTF-16 units.

use crate::text::{Utf16Offsets, bytes_from_utf16};
use crate::{Category, Deidentified, Entity, Error, ErrorCode, Options};
use js_sys::{Array, Object, Reflect, Uint32Array};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

/// Every option, and what its value must be. Serde's own messages quote the value, which may be PHI.
const OPTIONS: &[(&str, &str)] = &[
    ("categories", "a list of category names"),
    ("threshold", "a number from 0 to 1"),
    ("thresholds", "numbers from 0 to 1 by category name"),
    ("strictness", "a number from -1 to 1"),
    ("allow", "a list of strings"),
    ("known", "a list of { category, value }"),
    ("rules", "a list of { category, words, pattern, context, score }"),
    ("locale", "a language and region such as en-GB"),
    ("policy", "a preset's name, or actions by category name and default"),
    ("surrogateLocale", "a language and region such as fr-CA"),
    ("origins", "all or keep"),
];

impl From<Error> for JsValue {
    /// A `{code, message}` for the wrapper to throw.
    fn from(error: Error) -> Self {
        failure(error.code(), &error.to_string())
    }
}

fn failure(code: ErrorCode, message: &str) -> JsValue {
    let error = Object::new();
    for (key, value) in [("code", code.as_str()), ("message", message)] {
        // A fresh object takes every property.
        let _ = Reflect::set(&error, &key.into(), &value.into());
    }
    error.into()
}

/// Reads options one by one, so that an error names the option at fault.
pub fn options(given: &Object) -> Result<Options, JsValue> {
    let all = Object::new();
    for key in Object::keys(given) {
        let value = Reflect::get(given, &key)?;
        let name = key.as_string().unwrap_or_default();
        let Some((_, expected)) = OPTIONS.iter().find(|(option, _)| *option == name) else {
            return Err(failure(ErrorCode::InvalidOption, &format!("unknown option: {name}")));
        };
        if value.is_undefined() {
            continue;
        }
        let one = Object::new();
        Reflect::set(&one, &key, &value)?;
        if serde_wasm_bindgen::from_value::<Options>(one.into()).is_err() {
            return Err(failure(ErrorCode::InvalidOption, &format!("options.{name} must be {expected}")));
        }
        Reflect::set(&all, &key, &value)?;
    }
    let unread = || failure(ErrorCode::InvalidOption, "the options cannot be read");
    serde_wasm_bindgen::from_value(all.into()).map_err(|_| unread())
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
