//! The JavaScript boundary: the only place that names wasm-bindgen. `pkg-template/index.js` wraps it.

mod convert;
mod options;
mod panic;
mod scrub;

use crate::policy::PRESETS;
use crate::session::Key;
use crate::{Category, Error, ErrorCode, detect};
use js_sys::{Array, Object, Uint32Array};
use wasm_bindgen::prelude::*;

/// The engine with its options.
#[wasm_bindgen]
pub struct Deidentifier(crate::Deidentifier);

#[wasm_bindgen]
impl Deidentifier {
    #[wasm_bindgen(constructor)]
    pub fn new(options: &Object) -> Result<Self, JsValue> {
        scrub::behind(|| Ok(Self(crate::Deidentifier::new(options::options(options)?)?)))
    }

    pub fn tag(&self, text: &str) -> Result<Uint32Array, JsValue> {
        scrub::behind(|| Ok(convert::entities(text, &self.0.tag(text)?)))
    }

    pub fn redact(&self, text: &str, format: Option<String>) -> Result<Array, JsValue> {
        scrub::behind(|| Ok(convert::deidentified(text, &self.0.redact(text, format.as_deref())?)))
    }

    pub fn surrogate(&self, text: &str, session: &mut Session) -> Result<Array, JsValue> {
        scrub::behind(|| Ok(convert::deidentified(text, &self.0.surrogate(text, &mut session.0)?)))
    }

    #[wasm_bindgen(js_name = surrogateOnly)]
    pub fn surrogate_only(&self, text: &str, spans: &[u32], session: &mut Session) -> Result<Array, JsValue> {
        scrub::behind(|| {
            let entities = convert::spans(text, spans)?;
            Ok(convert::deidentified(text, &self.0.surrogate_only(text, &entities, &mut session.0)?))
        })
    }

    pub fn deidentify(&self, text: &str, session: &mut Session) -> Result<Array, JsValue> {
        scrub::behind(|| Ok(convert::deidentified(text, &self.0.deidentify(text, &mut session.0)?)))
    }
}

/// A scope of consistent replacement.
#[wasm_bindgen]
pub struct Session(crate::Session);

#[wasm_bindgen]
impl Session {
    #[wasm_bindgen(constructor)]
    pub fn new(secret: &[u8], one_way: bool) -> Result<Self, JsValue> {
        let secret = key(secret)?;
        Ok(Self(if one_way { crate::Session::one_way(secret) } else { crate::Session::new(secret) }))
    }

    pub fn patient(&self, id: &str) -> Self {
        scrub::behind(|| Self(self.0.patient(id)))
    }

    pub fn reidentify(&self, text: &str) -> Result<String, JsValue> {
        scrub::behind(|| Ok(self.0.reidentify(text)?))
    }

    #[wasm_bindgen(js_name = exportWithKey)]
    pub fn export_with_key(&self, with: &[u8]) -> Result<Vec<u8>, JsValue> {
        scrub::behind(|| Ok(self.0.export_with_key(&key(with)?)?))
    }

    #[wasm_bindgen(js_name = exportWithPassphrase)]
    pub fn export_with_passphrase(&self, with: &str) -> Result<Vec<u8>, JsValue> {
        scrub::behind(|| Ok(self.0.export_with_passphrase(with)?))
    }

    #[wasm_bindgen(js_name = importWithKey)]
    pub fn import_with_key(export: &[u8], with: &[u8]) -> Result<Self, JsValue> {
        scrub::behind(|| Ok(Self(crate::Session::import_with_key(export, &key(with)?)?)))
    }

    #[wasm_bindgen(js_name = importWithPassphrase)]
    pub fn import_with_passphrase(export: &[u8], with: &str) -> Result<Self, JsValue> {
        scrub::behind(|| Ok(Self(crate::Session::import_with_passphrase(export, with)?)))
    }
}

fn key(bytes: &[u8]) -> Result<[u8; Key::LEN], Error> {
    bytes.try_into().map_err(|_| Error::new(ErrorCode::InvalidSecret, "a secret or key must be 32 bytes"))
}

/// The rule of this number.
#[wasm_bindgen(js_name = ruleName)]
pub fn rule_name(number: u32) -> String {
    convert::rule_name(number).to_owned()
}

/// `[name, about]` of every category, by number.
#[wasm_bindgen]
pub fn categories() -> Array {
    Category::ALL.iter().map(|c| Array::of2(&c.name().into(), &c.about().into())).collect()
}

/// `[name, about, category names]` of every rule.
#[wasm_bindgen]
pub fn rules() -> Array {
    let categories = |of: &[Category]| of.iter().map(|c| JsValue::from(c.name())).collect::<Array>();
    let row =
        |r: &detect::rules::Rule| Array::of3(&r.name.into(), &r.about.into(), &categories(r.categories));
    detect::rules::RULES.iter().map(row).collect()
}

/// `[name, source, [name, action] of default and of each category that differs]` of every policy.
#[wasm_bindgen]
pub fn presets() -> Array {
    let rows = PRESETS.iter().map(|p| {
        let exceptions = p.exceptions.iter().map(|(category, action)| (category.name(), *action));
        let actions = std::iter::once(("default", p.default)).chain(exceptions);
        let actions: Array = actions.map(|(name, a)| Array::of2(&name.into(), &a.name().into())).collect();
        Array::of3(&p.name.into(), &p.source.into(), &actions)
    });
    rows.collect()
}

/// The version of the crate.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
