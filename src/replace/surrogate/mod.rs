//! Surrogates: realistic substitutes that follow from a key and the value alone.
//!
//! What a document adds is which values belong together: the forms of a person's name, the parts of an address,
//! an institution and its abbreviation.

#![cfg_attr(
    feature = "lite",
    allow(dead_code, unused_imports, reason = "the lite build writes American surrogates only")
)]

mod abbreviation;
mod age;
mod case;
mod contact;
mod date;
mod fit;
mod kinds;
mod list;
mod login;
mod names;
mod number;
mod organization;
mod person;
mod place;
mod profession;
mod proper;
mod words;

use super::Deidentified;
use crate::options::{Options, Origins};
use crate::session::{Apart, Key, Session};
use crate::text::{LetterCase, holds};
use crate::{Category, Entity, Error, ErrorCode};
use contact::phone;
use date::{DateShift, Elders};
use fit::fits;
use names::{NameMap, Names};
use organization::Institutions;
use person::People;
pub(super) use place::is_county;
use place::{Gazetteer, Places};
use profession::Professions;

/// A locale that surrogates can be written in.
struct Locale {
    name: &'static str,
    names: &'static Names,
    /// The census knows all origins; where one language is wanted, names keep theirs.
    keeps_origin: bool,
    places: &'static Gazetteer,
    professions: &'static Professions,
}

impl Locale {
    const fn new(
        name: &'static str,
        names: &'static Names,
        places: &'static Gazetteer,
        professions: &'static Professions,
    ) -> Self {
        Self { name, names, keeps_origin: false, places, professions }
    }
}

const EN_US: Locale = Locale::new("en-US", &names::US, &place::US, &profession::ENGLISH);

#[cfg(feature = "lite")]
static LOCALES: [Locale; 1] = [EN_US];

#[cfg(not(feature = "lite"))]
static LOCALES: [Locale; 6] = [
    EN_US,
    Locale { keeps_origin: true, ..Locale::new("en-GB", &names::US, &place::GB, &profession::ENGLISH) },
    Locale::new("fr-CA", &names::FRENCH, &place::QUEBEC, &profession::FRENCH),
    Locale::new("fr-FR", &names::FRENCH, &place::FRANCE, &profession::FRENCH),
    Locale::new("de-DE", &names::GERMAN, &place::GERMANY, &profession::GERMAN),
    Locale { keeps_origin: true, ..Locale::new("es-US", &names::US, &place::US, &profession::SPANISH) },
];

fn locale(options: &Options) -> Option<&'static Locale> {
    let wanted = options.surrogate_locale.as_deref().unwrap_or("en-US");
    LOCALES.iter().find(|l| l.name == wanted)
}

/// Whether the options ask for surrogates that there are.
pub(crate) fn check(options: &Options) -> Result<(), Error> {
    const UNKNOWN: Error =
        Error::new(ErrorCode::InvalidOption, "surrogateLocale: no surrogates in this locale");
    locale(options).map(|_| ()).ok_or(UNKNOWN)
}

/// The most bytes of a value that is imitated; what is longer is no identifier, and imitating takes the square of the length.
const LONGEST: usize = 1000;

/// A text of the same shape, for what has no better surrogate.
fn shape(value: &str, domain: &str, key: &Key) -> String {
    contact::shaped(value, domain.as_bytes(), key)
}

/// The stand-ins of one document.
pub(crate) struct Cast<'t> {
    text: &'t str,
    entities: &'t [Entity],
    names: NameMap<'t>,
    people: People,
    places: Places<'t>,
    institutions: Institutions,
    locale: &'static Locale,
    shift: DateShift,
    elders: Elders<'t>,
    apart: &'t Apart,
}

impl<'t> Cast<'t> {
    /// Reads the document once. `keeps` tells the categories that stay as they are.
    pub(crate) fn new(
        text: &'t str,
        entities: &'t [Entity],
        session: &'t Session,
        options: &Options,
        keeps: &dyn Fn(Category) -> bool,
    ) -> Self {
        let [default, ..] = &LOCALES;
        let locale = locale(options).unwrap_or(default);
        let keep_origin = locale.keeps_origin || options.origins == Origins::Keep;
        let names = NameMap::new(session, locale.names, keep_origin);
        let dates = entities.iter().filter(|e| e.category == Category::Date).map(|e| e.text(text));
        let input = options.locale.as_deref().unwrap_or(locale.name);
        let shift =
            DateShift::of_document(date::shift_days(session.key()), input, &dates.collect::<Vec<_>>());
        Self {
            text,
            entities,
            people: People::new(text, entities, &names),
            places: Places::new(text, entities, session, locale.places, keeps),
            institutions: Institutions::new(text, entities),
            names,
            locale,
            elders: Elders::of(text, entities, &shift),
            shift,
            apart: session.apart(),
        }
    }

    /// The surrogate of entity `i`.
    pub(crate) fn surrogate(&self, i: usize) -> String {
        use Category as C;
        let Some(entity) = self.entities.get(i) else { return String::new() };
        let original = entity.text(self.text);
        let key = self.names.key();
        if original.len() > LONGEST {
            return number::blank(original, key);
        }
        if !fits(entity.category, original) {
            return shape(original, entity.category.name(), key);
        }
        let drawn = match entity.category {
            C::Patient | C::Doctor if original.contains(char::is_alphabetic) => {
                self.people.surrogate(self.text, entity, &self.names)
            }
            C::City | C::State | C::Zip | C::CountryOrRegion => self.places.surrogate(self.text, i, entity),
            C::Street => place::street(original, &self.names),
            C::Hospital | C::Organization | C::LocationOther => {
                self.institutions.surrogate(original, entity.category, &self.names, self.locale.places)
            }
            C::Profession => self.locale.professions.other(original, key),
            // Below 90 an age stays.
            C::Age => return age::age(original),
            C::Date => self.elders.date(self.text, entity, &self.shift),
            C::Url => contact::url(original, key, &|part| self.named(part)),
            C::Email => {
                let drawn = contact::contact(original, C::Email, key);
                let host = drawn.find('@').and_then(|at| drawn.get(at..)).unwrap_or("");
                let local = original.split('@').next().and_then(|local| self.named(local));
                local.map_or(drawn.clone(), |local| local + host)
            }
            C::Username => {
                self.named(original).unwrap_or_else(|| contact::contact(original, C::Username, key))
            }
            // A file name, as far as it is one of these.
            c @ (C::IDNum | C::Unknown) if original.contains(['_', '.']) => {
                self.named(original).unwrap_or_else(|| number::number(original, c, key))
            }
            c @ (C::Phone | C::Fax) => match phone::identity(original) {
                Some(identity) => self.apart.draw(key, &identity, |again| {
                    let new = phone::surrogate(original, key, again);
                    let identity = phone::identity(&new).unwrap_or_else(|| new.clone());
                    (new, identity)
                }),
                None => contact::contact(original, c, key),
            },
            C::IPAddress => self.apart.draw(key, original, |again| {
                let new = contact::contact(original, C::IPAddress, again);
                (new.clone(), new)
            }),
            c => number::number(original, c, key),
        };
        // A date's shift may make more of it: 3/1 and 3/11.
        let more = entity.category == C::Date && original.contains(char::is_numeric);
        // What came out empty, or shows the original, has no better surrogate than its shape.
        let shown = || match drawn.is_ascii() && original.is_ascii() {
            true => drawn
                .as_bytes()
                .windows(original.len().max(1))
                .any(|w| w.eq_ignore_ascii_case(original.as_bytes())),
            false => holds(&drawn.small(), &original.small()),
        };
        if drawn.is_empty() || !more && shown() {
            return shape(original, entity.category.name(), key);
        }
        drawn
    }

    /// What stands for a login or file name, if it holds a name of the document.
    fn named(&self, original: &str) -> Option<String> {
        login::named(original, &self.people, &self.names)
    }

    /// The surrogates of `out` that can be known in a quote, each with what it stands for.
    pub(crate) fn quotes(
        &self,
        out: &Deidentified,
        restorable: &dyn Fn(Category) -> bool,
    ) -> Vec<(String, String)> {
        let mut quotes = Vec::new();
        for r in out.replacements.iter().filter(|r| restorable(r.entity.category)) {
            let original = r.entity.text(self.text);
            // The number of an age is everywhere.
            if r.entity.category != Category::Age || !fits(Category::Age, original) {
                let new = out.text.get(r.out_start..r.out_end).unwrap_or("");
                quotes.push((new.to_owned(), original.to_owned()));
            }
            if r.entity.category.is_person() {
                quotes.extend(self.people.quotes(self.text, &r.entity, &self.names));
            }
        }
        quotes
    }
}

#[cfg(test)]
mod tests;
