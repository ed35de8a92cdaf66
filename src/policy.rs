//! What to do with each category. A preset is data: a default and its exceptions.

use crate::Category;
use Action::{Generalise, Keep, Redact, Surrogate};
use Category as C;

/// What is done with a found stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Every action.
    const ALL: [Self; 5] = [Keep, Redact, Self::Mask, Surrogate, Generalise];

    /// The action of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.name() == name)
    }

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
#[derive(Debug)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    default: Action,
    exceptions: [Option<Action>; Category::ALL.len()],
}

impl Policy {
    /// The preset of this name.
    pub fn preset(name: &str) -> Option<Self> {
        let preset = PRESETS.iter().find(|p| p.name == name)?;
        Some(Self::new(preset.default, preset.exceptions.iter().copied()))
    }

    /// A policy of a default and its exceptions.
    pub fn new(default: Action, exceptions: impl IntoIterator<Item = (Category, Action)>) -> Self {
        let mut policy = Self { default, exceptions: [None; Category::ALL.len()] };
        for (category, action) in exceptions {
            policy.except(category, action);
        }
        policy
    }

    /// A policy as callers write it, by the names of categories and `default`; nothing if one is unknown.
    pub fn from_names(actions: &[(String, Action)]) -> Option<Self> {
        let mut policy = Self::default();
        for (name, action) in actions {
            match Category::from_name(name) {
                Some(category) => policy.except(category, *action),
                None if name == "default" => policy.default = *action,
                None => return None,
            }
        }
        Some(policy)
    }

    fn except(&mut self, category: Category, action: Action) {
        if let Some(slot) = self.exceptions.get_mut(category as usize) {
            *slot = Some(action);
        }
    }

    fn exception(&self, category: Category) -> Option<Action> {
        self.exceptions.get(category as usize).copied().flatten()
    }

    /// What to do with `category`.
    pub fn action(&self, category: Category) -> Action {
        self.exception(category).unwrap_or(self.default)
    }

    /// Whether the policy names `category` as one to keep; a default of `keep` names none.
    pub fn keeps(&self, category: Category) -> bool {
        self.exception(category) == Some(Keep)
    }
}

impl Default for Policy {
    /// Surrogates for all, as the preset `azure`.
    fn default() -> Self {
        Self::new(Surrogate, [])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_and_actions_are_found_by_name() {
        for preset in PRESETS {
            assert_eq!(Policy::preset(preset.name).unwrap().action(C::Patient), preset.default);
        }
        assert_eq!(Policy::preset("azur"), None);
        let read = |actions: &[(&str, &str)]| {
            let named = |&(name, action): &(&str, &str)| Some((name.to_owned(), Action::from_name(action)?));
            Policy::from_names(&actions.iter().map(named).collect::<Option<Vec<_>>>()?)
        };
        let policy = read(&[("default", "mask"), ("Date", "keep"), ("ipaddress", "redact")]).unwrap();
        let actions = [C::Date, C::IPAddress, C::Patient].map(|c| policy.action(c));
        assert_eq!(actions, [Keep, Redact, Action::Mask]);
        assert!(policy.keeps(C::Date) && !policy.keeps(C::Patient));
        assert_eq!((read(&[("Name", "keep")]), read(&[("Date", "hide")])), (None, None));
    }

    #[test]
    fn safe_harbor_lets_no_identifier_through() {
        let policy = Policy::preset("safe-harbor").unwrap();
        let kept = Category::ALL.iter().filter(|c| policy.action(**c) == Keep);
        assert!(kept.eq(&[C::Profession, C::CountryOrRegion]));
    }
}
