//! What to do with each category. A preset is data: a default and its exceptions.

use crate::Category;
use Category as C;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is done with a found stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Left as it is.
    Keep,
    /// Its category in its place.
    Redact,
    /// Stars in its place; of a long number the last four stay.
    Mask,
    /// A consistent, realistic substitute.
    Surrogate,
    /// Less exact: the year of a date, the band of an age, three digits of a ZIP code, the state of a place.
    Generalise,
}

impl Action {
    /// The name in [`crate::Options`].
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Redact => "redact",
            Self::Mask => "mask",
            Self::Surrogate => "surrogate",
            Self::Generalise => "generalise",
        }
    }
}

/// A named policy.
#[derive(Debug, Serialize)]
pub struct Preset {
    /// The name in [`crate::Options`].
    pub name: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// For every category without an exception.
    pub default: Action,
    /// The exceptions.
    pub exceptions: &'static [(Category, Action)],
}

use Action::{Generalise, Keep, Redact, Surrogate};

/// Every preset.
pub static PRESETS: &[Preset] = &[
    Preset {
        name: "azure",
        source: "Azure Health Data Services de-identification service, operation Surrogate",
        default: Surrogate,
        exceptions: &[],
    },
    Preset {
        name: "safe-harbor",
        source: "45 CFR 164.514(b)(2): the 18 identifiers",
        default: Redact,
        exceptions: &[
            (C::Date, Generalise),
            (C::Age, Surrogate), // below 90 kept, above made 90
            (C::Zip, Generalise),
            (C::State, Generalise), // a county is no state
            (C::CountryOrRegion, Keep),
            (C::Profession, Keep),
        ],
    },
    Preset {
        name: "limited-data-set",
        source: "45 CFR 164.514(e)(2): the 16 direct identifiers; needs a data use agreement",
        default: Redact,
        exceptions: &[
            (C::Date, Keep),
            (C::Age, Keep),
            (C::City, Keep),
            (C::State, Keep),
            (C::Zip, Keep),
            (C::CountryOrRegion, Keep),
            (C::Profession, Keep),
        ],
    },
    Preset {
        name: "research",
        source: "surrogates that keep intervals, states and occupations",
        default: Surrogate,
        exceptions: &[(C::State, Keep), (C::CountryOrRegion, Keep), (C::Profession, Keep)],
    },
];

/// What to do by category.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Policy {
    default: Action,
    exceptions: BTreeMap<Category, Action>,
}

impl Policy {
    /// The preset of this name.
    pub fn preset(name: &str) -> Option<Self> {
        let preset = PRESETS.iter().find(|p| p.name == name)?;
        Some(Self { default: preset.default, exceptions: preset.exceptions.iter().copied().collect() })
    }

    /// A policy of a default and its exceptions.
    pub fn new(default: Action, exceptions: impl IntoIterator<Item = (Category, Action)>) -> Self {
        Self { default, exceptions: exceptions.into_iter().collect() }
    }

    /// What to do with `category`.
    pub fn action(&self, category: Category) -> Action {
        self.exceptions.get(&category).copied().unwrap_or(self.default)
    }

    /// Whether the policy names `category` as one to keep; a default of `keep` names none.
    pub fn keeps(&self, category: Category) -> bool {
        self.exceptions.get(&category) == Some(&Keep)
    }
}

impl Default for Policy {
    /// Surrogates for all, as the preset `azure`.
    fn default() -> Self {
        Self::new(Surrogate, [])
    }
}

/// A policy as callers write it: a preset's name, or actions by category and `default`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Raw {
    Preset(String),
    Actions(BTreeMap<String, Action>),
}

impl TryFrom<Raw> for Policy {
    type Error = &'static str;

    fn try_from(raw: Raw) -> Result<Self, Self::Error> {
        let actions = match raw {
            Raw::Preset(name) => return Self::preset(&name).ok_or("policy: no preset of this name"),
            Raw::Actions(actions) => actions,
        };
        let mut policy = Self::default();
        for (name, action) in actions {
            match Category::from_name(&name) {
                Some(category) => {
                    policy.exceptions.insert(category, action);
                }
                None if name == "default" => policy.default = action,
                None => return Err("policy: no category of this name"),
            }
        }
        Ok(policy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Policy, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn presets_and_maps_are_read() {
        for preset in PRESETS {
            assert_eq!(read(&format!("\"{}\"", preset.name)).unwrap().action(C::Patient), preset.default);
        }
        let policy = read(r#"{"default": "mask", "Date": "keep", "ipaddress": "redact"}"#).unwrap();
        let actions = [C::Date, C::IPAddress, C::Patient].map(|c| policy.action(c));
        assert_eq!(actions, [Keep, Redact, Action::Mask]);
        assert!(policy.keeps(C::Date) && !policy.keeps(C::Patient));
        for bad in [r#""azur""#, r#"{"Name": "keep"}"#, r#"{"Date": "hide"}"#, "3"] {
            let message = read(bad).unwrap_err().to_string();
            assert!(!message.contains("azur") && !message.contains("Name"), "{message}");
        }
    }

    #[test]
    fn safe_harbor_lets_no_identifier_through() {
        let policy = Policy::preset("safe-harbor").unwrap();
        let kept = Category::ALL.iter().filter(|c| policy.action(**c) == Keep);
        assert!(kept.eq(&[C::Profession, C::CountryOrRegion]));
    }
}
