//! Surrogates: realistic substitutes that follow from a key and the value alone.

mod age;
mod contact;
mod number;
mod shape;
mod words;

use super::generalise::year_of;
use super::{Deidentified, Replacement};
use crate::session::Key;
use crate::{Category, Entity, Error, ErrorCode, Options};

/// The locales surrogates can be written in.
const LOCALES: &[&str] = &["en-US", "en-GB", "fr-CA", "fr-FR", "de-DE", "es-US"];

/// Whether the options ask for surrogates that there are.
pub(crate) fn check(options: &Options) -> Result<(), Error> {
    match &options.surrogate_locale {
        Some(locale) if !LOCALES.contains(&locale.as_str()) => {
            Err(Error::new(ErrorCode::InvalidOption, "surrogateLocale: no surrogates in this locale"))
        }
        _ => Ok(()),
    }
}

/// The stand-ins of one document.
pub(crate) struct Cast<'t> {
    text: &'t str,
    entities: &'t [Entity],
    key: &'t Key,
}

impl<'t> Cast<'t> {
    pub(crate) fn new(text: &'t str, entities: &'t [Entity], key: &'t Key, _options: &Options) -> Self {
        Self { text, entities, key }
    }

    /// The surrogate of entity `i`.
    pub(crate) fn surrogate(&self, i: usize) -> String {
        let Some(entity) = self.entities.get(i) else { return String::new() };
        let value = entity.text(self.text);
        match entity.category {
            Category::Age => age::age(value),
            c @ (Category::Phone
            | Category::Fax
            | Category::Email
            | Category::Url
            | Category::IPAddress
            | Category::Username) => contact::contact(value, c, self.key),
            c @ (Category::SocialSecurity
            | Category::MedicalRecord
            | Category::HealthPlan
            | Category::Account
            | Category::License
            | Category::Vehicle
            | Category::Device
            | Category::BioID
            | Category::IDNum
            | Category::Unknown) => number::number(value, c, self.key),
            c => shape::shape(value, c.name(), self.key),
        }
    }

    /// The latest year among the dates.
    pub(crate) fn latest_year(&self) -> Option<u32> {
        let dates = self.entities.iter().filter(|e| e.category == Category::Date);
        dates.filter_map(|e| year_of(e.text(self.text))).max()
    }

    /// The surrogates of `out` that can be known in a quote, each with what it stands for.
    pub(crate) fn quotes(
        &self,
        out: &Deidentified,
        replaced: impl Fn(Category) -> bool,
    ) -> Vec<(String, String)> {
        let quotable = |e: &Entity| replaced(e.category) && e.category != Category::Age;
        let pair = |r: &Replacement| {
            (
                out.text.get(r.out_start..r.out_end).unwrap_or("").to_owned(),
                r.entity.text(self.text).to_owned(),
            )
        };
        out.replacements.iter().filter(|r| quotable(&r.entity)).map(pair).collect()
    }
}
