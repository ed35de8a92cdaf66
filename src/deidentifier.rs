//! [`Deidentifier`]: the operations.

use crate::detect::{self, Knowledge};
use crate::policy::Action;
use crate::replace::surrogate::Cast;
use crate::replace::{Deidentified, Format, generalise, mask, replace, sorted, year_of};
use crate::session::Session;
use crate::text::Document;
use crate::{Category, Entity, Error, ErrorCode, Options};

/// The longest text, in bytes.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// Finds and replaces protected health information by its options.
#[derive(Debug)]
pub struct Deidentifier {
    options: Options,
    knowledge: Knowledge,
}

impl Deidentifier {
    /// Checks the options.
    pub fn new(options: Options) -> Result<Self, Error> {
        options.check()?;
        crate::replace::surrogate::check(&options)?;
        let knowledge = Knowledge::new(&options)?;
        Ok(Self { options, knowledge })
    }

    /// What is found: sorted, disjoint, on character boundaries.
    pub fn tag(&self, text: &str) -> Result<Vec<Entity>, Error> {
        check_size(text)?;
        Ok(detect::find(&Document::new(text), &self.options, &self.knowledge))
    }

    /// Every finding replaced by `format`, `[{type}]` if there is none, unless the policy keeps its category.
    pub fn redact(&self, text: &str, format: Option<&str>) -> Result<Deidentified, Error> {
        let format = Format::new(format.unwrap_or(Format::DEFAULT))?;
        let entities = self.tag(text)?;
        Ok(replace(text, &entities, |_, e| {
            (!self.options.policy.keeps(e.category)).then(|| format.write(e.category, e.text(text)))
        }))
    }

    /// Every finding replaced by a surrogate, unless the policy keeps its category.
    pub fn surrogate(&self, text: &str, session: &mut Session) -> Result<Deidentified, Error> {
        let entities = self.tag(text)?;
        self.apply(text, &entities, session, |c| self.operation(c, Action::Surrogate))
    }

    /// The caller's spans replaced by surrogates, as [`Self::surrogate`] does. They come in any order.
    pub fn surrogate_only(
        &self,
        text: &str,
        entities: &[Entity],
        session: &mut Session,
    ) -> Result<Deidentified, Error> {
        check_size(text)?;
        let entities = sorted(text, entities)?;
        self.apply(text, &entities, session, |c| self.operation(c, Action::Surrogate))
    }

    /// Every finding treated as the policy says.
    pub fn deidentify(&self, text: &str, session: &mut Session) -> Result<Deidentified, Error> {
        let entities = self.tag(text)?;
        self.apply(text, &entities, session, |c| self.options.policy.action(c))
    }

    fn operation(&self, category: Category, action: Action) -> Action {
        if self.options.policy.keeps(category) { Action::Keep } else { action }
    }

    fn apply(
        &self,
        text: &str,
        entities: &[Entity],
        session: &mut Session,
        action: impl Fn(Category) -> Action,
    ) -> Result<Deidentified, Error> {
        let format = Format::new(Format::DEFAULT)?;
        // What stays in its state keeps its places there.
        let keeps = |c| matches!(action(c), Action::Keep | Action::Generalise);
        let cast = Cast::new(text, entities, session, &self.options, &keeps);
        let latest_year = entities
            .iter()
            .filter(|e| e.category == Category::Date)
            .filter_map(|e| year_of(e.text(text)))
            .max();
        let out = replace(text, entities, |i, e| {
            let found = e.text(text);
            match action(e.category) {
                Action::Keep => None,
                Action::Redact => Some(format.write(e.category, found)),
                Action::Mask => Some(mask(found, e.category)),
                Action::Surrogate => Some(cast.surrogate(i)),
                Action::Generalise => Some(
                    generalise(found, e.category, latest_year)
                        .unwrap_or_else(|| format.write(e.category, found)),
                ),
            }
        });
        if !session.is_one_way() {
            let restorable = |c| action(c) == Action::Surrogate;
            let quotes = cast.quotes(&out, &restorable);
            session.remember(text, &out, quotes, &restorable);
        }
        Ok(out)
    }
}

fn check_size(text: &str) -> Result<(), Error> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(Error::new(ErrorCode::TextTooLarge, "the text is longer than 16 MiB"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Policy;

    const NOTE: &str = "Seen by Dr. Ann Lee on 3/4/2021.";

    fn spans() -> Vec<Entity> {
        let span = |needle: &str, category| {
            let start = NOTE.find(needle).unwrap();
            Entity::new(start, start + needle.len(), category, 100, "caller")
        };
        vec![span("3/4/2021", Category::Date), span("Ann Lee", Category::Doctor)]
    }

    #[test]
    fn surrogates_replace_the_callers_spans_and_come_back() {
        let engine = Deidentifier::new(Options::default()).unwrap();
        let mut session = Session::new([1; 32]);
        let out = engine.surrogate_only(NOTE, &spans(), &mut session).unwrap();
        assert!(out.text.starts_with("Seen by Dr. ") && out.text.ends_with('.'));
        assert!(!out.text.contains("Lee") && !out.text.contains("3/4/2021"), "{}", out.text);
        assert_eq!(session.reidentify(&out.text).unwrap(), NOTE);
        let again = engine.surrogate_only(NOTE, &spans(), &mut Session::one_way([1; 32])).unwrap();
        assert_eq!(again, out);
    }

    #[test]
    fn what_the_policy_keeps_stays_in_every_operation() {
        let policy = Policy::new(Action::Redact, [(Category::Date, Action::Keep)]);
        let engine = Deidentifier::new(Options { policy, ..Options::default() }).unwrap();
        let out = engine.surrogate_only(NOTE, &spans(), &mut Session::new([1; 32])).unwrap();
        assert!(out.text.ends_with(" on 3/4/2021."), "{}", out.text);
        assert!(!out.text.contains("Lee"));
    }

    #[test]
    fn a_text_too_large_and_a_locale_unknown_are_typed_errors() {
        let engine = Deidentifier::new(Options::default()).unwrap();
        let long = "a".repeat(MAX_TEXT_BYTES + 1);
        assert_eq!(engine.tag(&long).unwrap_err().code(), ErrorCode::TextTooLarge);
        let options = Options { surrogate_locale: Some("xx-XX".to_owned()), ..Options::default() };
        assert_eq!(Deidentifier::new(options).unwrap_err().code(), ErrorCode::InvalidOption);
    }
}
