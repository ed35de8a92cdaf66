//! Options as JavaScript writes them, read value by value. Errors name the option at fault and quote no value, which may
//! be PHI.

use super::convert::failure;
use crate::options::{CustomRule, Known, Origins};
use crate::policy::Action;
use crate::{Category, ErrorCode, Options, Policy};
use js_sys::{Array, Map, Object};
use wasm_bindgen::prelude::*;

/// Every option, and what its value must be.
const EXPECTED: &[(&str, &str)] = &[
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

/// The options that a caller gives.
pub fn options(given: &Object) -> Result<Options, JsValue> {
    let mut options = Options::default();
    for (name, value) in properties(given) {
        let Some((_, expected)) = EXPECTED.iter().find(|(option, _)| *option == name) else {
            return Err(failure(ErrorCode::InvalidOption, &format!("unknown option: {name}")));
        };
        if set(&mut options, &name, &value).is_none() {
            return Err(failure(ErrorCode::InvalidOption, &format!("options.{name} must be {expected}")));
        }
    }
    Ok(options)
}

/// Sets one option; nothing if its value is of the wrong kind.
fn set(options: &mut Options, name: &str, value: &JsValue) -> Option<()> {
    match name {
        "categories" => options.categories = optional(value, |v| list(v, category))?,
        "threshold" => options.threshold = optional(value, JsValue::as_f64)?,
        "thresholds" => {
            let threshold =
                |(name, value): (String, JsValue)| Some((Category::from_name(&name)?, value.as_f64()?));
            options.thresholds = fields(value)?.into_iter().map(threshold).collect::<Option<_>>()?;
        }
        "strictness" => options.strictness = value.as_f64()?,
        "allow" => options.allow = list(value, JsValue::as_string)?,
        "known" => options.known = list(value, known)?,
        "rules" => options.rules = list(value, rule)?,
        "locale" => options.locale = optional(value, JsValue::as_string)?,
        "policy" => options.policy = policy(value)?,
        "surrogateLocale" => options.surrogate_locale = optional(value, JsValue::as_string)?,
        "origins" => {
            options.origins = match value.as_string()?.as_str() {
                "all" => Origins::All,
                "keep" => Origins::Keep,
                _ => return None,
            }
        }
        _ => return None,
    }
    Some(())
}

fn known(value: &JsValue) -> Option<Known> {
    let (mut of, mut text) = (None, None);
    for (name, value) in fields(value)? {
        match name.as_str() {
            "category" => of = Some(category(&value)?),
            "value" => text = Some(value.as_string()?),
            _ => return None,
        }
    }
    Some(Known { category: of?, value: text? })
}

fn rule(value: &JsValue) -> Option<CustomRule> {
    let mut of = None;
    let mut rule = CustomRule {
        category: Category::Unknown,
        words: Vec::new(),
        pattern: None,
        context: Vec::new(),
        score: None,
    };
    for (name, value) in fields(value)? {
        match name.as_str() {
            "category" => of = Some(category(&value)?),
            "words" => rule.words = list(&value, JsValue::as_string)?,
            "pattern" => rule.pattern = optional(&value, JsValue::as_string)?,
            "context" => rule.context = list(&value, JsValue::as_string)?,
            "score" => rule.score = optional(&value, JsValue::as_f64)?,
            _ => return None,
        }
    }
    Some(CustomRule { category: of?, ..rule })
}

fn policy(value: &JsValue) -> Option<Policy> {
    if let Some(name) = value.as_string() {
        return Policy::preset(&name);
    }
    let actions =
        fields(value)?.into_iter().map(|(name, v)| Some((name, Action::from_name(&v.as_string()?)?)));
    Policy::from_names(&actions.collect::<Option<Vec<_>>>()?)
}

fn category(value: &JsValue) -> Option<Category> {
    Category::from_name(&value.as_string()?)
}

/// A value that may be null.
fn optional<T>(value: &JsValue, read: impl Fn(&JsValue) -> Option<T>) -> Option<Option<T>> {
    if value.is_null() { Some(None) } else { read(value).map(Some) }
}

fn list<T>(value: &JsValue, read: impl Fn(&JsValue) -> Option<T>) -> Option<Vec<T>> {
    value.dyn_ref::<Array>()?.iter().map(|item| read(&item)).collect()
}

/// The properties of a plain object.
fn fields(value: &JsValue) -> Option<Vec<(String, JsValue)>> {
    let plain = !Array::is_array(value) && !value.has_type::<Map>();
    value.dyn_ref::<Object>().filter(|_| plain).map(properties)
}

/// The properties that are set.
fn properties(object: &Object) -> Vec<(String, JsValue)> {
    let pairs = Object::entries(object).into_iter().map(|pair| {
        let pair: Array = pair.unchecked_into();
        (pair.get(0).as_string().unwrap_or_default(), pair.get(1))
    });
    pairs.filter(|(_, value)| !value.is_undefined()).collect()
}
