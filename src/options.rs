//! What a caller can set. Unknown names are errors.

use crate::Category;
use crate::policy::Policy;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Settings of a [`crate::Deidentifier`]. In JavaScript the names are in camel case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// The categories to find; all if absent.
    pub categories: Option<Vec<Category>>,
    /// Findings below this confidence (0 to 1) are dropped.
    pub threshold: Option<f64>,
    /// Thresholds by category, before the general one.
    pub thresholds: BTreeMap<Category, f64>,
    /// -1 (fewer findings, surer) to 1 (more findings, safer); 0 is the default setting.
    pub strictness: f64,
    /// Words and phrases that are never PHI, in any letter case.
    pub allow: Vec<String>,
    /// People and values that are always PHI, in any form, such as the patient's own chart header.
    pub known: Vec<Known>,
    /// The caller's own rules.
    pub rules: Vec<CustomRule>,
    /// The language and region of the text, such as `en-GB`; decides the order of day and month.
    pub locale: Option<String>,
    /// What to do by category: a preset's name, or actions by category and `default`.
    pub policy: Policy,
    /// The language and region of surrogates, such as `fr-CA`; `en-US` if absent.
    pub surrogate_locale: Option<String>,
    /// Whose names surrogate people get.
    pub origins: Origins,
}

/// Where the names of surrogate people come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origins {
    /// All origins, whatever the original's.
    #[default]
    All,
    /// The origin that the original name suggests.
    Keep,
}

/// A value known to be PHI.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Known {
    /// Its category.
    pub category: Category,
    /// The value: a full name is found in all its forms.
    pub value: String,
}

/// A rule of the caller: a word list or a pattern, with words that must stand near.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomRule {
    /// What it finds.
    pub category: Category,
    /// Words and phrases, in any letter case.
    #[serde(default)]
    pub words: Vec<String>,
    /// A regular expression in the syntax of the `regex-lite` crate, matched within a line.
    #[serde(default)]
    pub pattern: Option<String>,
    /// If given, one of these words must stand on the line.
    #[serde(default)]
    pub context: Vec<String>,
    /// Confidence of a hit, 0 to 1; 0.9 if absent.
    #[serde(default)]
    pub score: Option<f64>,
}
