//! What a caller can set.

use crate::policy::Policy;
use crate::{Category, Error, ErrorCode};

/// Settings of a [`crate::Deidentifier`]. In JavaScript the names are in camel case.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The categories to find; all if absent.
    pub categories: Option<Vec<Category>>,
    /// Findings below this confidence (0 to 1) are dropped.
    pub threshold: Option<f64>,
    /// Thresholds by category, before the general one.
    pub thresholds: Vec<(Category, f64)>,
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

impl Options {
    /// Whether every number is in its range.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let share = |n: &f64| (0.0..=1.0).contains(n);
        let faults = [
            (!self.threshold.iter().all(share), "options.threshold must be a number from 0 to 1"),
            (
                !self.thresholds.iter().all(|(_, n)| share(n)),
                "options.thresholds must be numbers from 0 to 1",
            ),
            (!(-1.0..=1.0).contains(&self.strictness), "options.strictness must be a number from -1 to 1"),
            (
                !self.rules.iter().all(|r| r.score.iter().all(share)),
                "options.rules: a score must be from 0 to 1",
            ),
        ];
        let fault = faults.iter().find(|(wrong, _)| *wrong);
        fault.map_or(Ok(()), |(_, message)| Err(Error::new(ErrorCode::InvalidOption, message)))
    }
}

/// Where the names of surrogate people come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Origins {
    /// All origins, whatever the original's.
    #[default]
    All,
    /// The origin that the original name suggests.
    Keep,
}

/// A value known to be PHI.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its category.
    pub category: Category,
    /// The value: a full name is found in all its forms.
    pub value: String,
}

/// A rule of the caller: a word list or a pattern, with words that must stand near.
#[derive(Debug, Clone)]
pub struct CustomRule {
    /// What it finds.
    pub category: Category,
    /// Words and phrases, in any letter case.
    pub words: Vec<String>,
    /// A regular expression in the syntax of the `regex-lite` crate, matched within a line. The lite build takes none.
    pub pattern: Option<String>,
    /// If given, one of these words must stand on the line.
    pub context: Vec<String>,
    /// Confidence of a hit, 0 to 1; 0.9 if absent.
    pub score: Option<f64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_range_are_errors_that_name_the_option() {
        assert_eq!(Options::default().check(), Ok(()));
        let wrong = [
            ("threshold", Options { threshold: Some(1.1), ..Options::default() }),
            ("thresholds", Options { thresholds: [(Category::Age, -0.1)].into(), ..Options::default() }),
            ("strictness", Options { strictness: f64::NAN, ..Options::default() }),
        ];
        for (name, options) in wrong {
            let error = options.check().unwrap_err();
            assert!(error.to_string().starts_with(&format!("options.{name} ")), "{error}");
        }
    }
}
