//! What a session promises, from the outside: consistency, distinct people, the way back.

mod documents;
mod pairs;
mod people;
mod way_back;

use super::Session;
use crate::corpus::Note;
use crate::{Category as C, Category, Deidentifier, Entity, Options, Policy, Replacement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const SECRET: [u8; 32] = [42; 32];

fn engine(locale: &str) -> Deidentifier {
    let options = Options { surrogate_locale: Some(locale.to_owned()), ..Options::default() };
    Deidentifier::new(options).unwrap()
}

/// Marks as in the corpora, `[[Category|text]]`, replaced by surrogates; those, and the whole text.
fn surrogates(marked: &str, locale: &str, session: &mut Session) -> (Vec<String>, String) {
    let note = Note::parse("", marked);
    let out = engine(locale).surrogate_only(&note.text, &note.gold, session).unwrap();
    let spans = out.replacements.iter().map(|r| part(&out.text, r).to_owned());
    (spans.collect(), out.text)
}

fn part<'t>(text: &'t str, r: &Replacement) -> &'t str {
    text.get(r.out_start..r.out_end).unwrap()
}

fn notes() -> Vec<Note> {
    let notes = Note::read_folder(Path::new("tests/corpora/dev")).unwrap();
    assert!(notes.len() >= 40);
    notes
}
