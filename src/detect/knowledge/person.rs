//! Known people in every form of their names: whole, in part, reversed, with initials, in any letter case.

use super::phrases::words;
use crate::lexicon::{class, hash_word, lookup};
use crate::text::{ByName, Case, Document, LetterCase, TokenKind, holds};
use crate::{Category, Entity};
use std::ops::Range;

/// Tokens of a name before its first full word: initials, particles and their marks.
const LEAD: usize = 6;
/// Words of names that never stand for the person alone.
const PARTICLES: &[&str] = &[
    "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "ii",
    "iii", "iv", "jr", "la", "las", "le", "los", "mac", "mc", "san", "santa", "sr", "st", "van", "von", "y",
];
/// Lists of words that also mean something else.
const PLAIN: u32 =
    class::COMMON_TOP | class::COMMON | class::MEDICAL | class::DRUG | class::MONTH | class::NUMBER;

/// Known people, and whose name a word is part of.
#[derive(Debug, Default)]
pub struct People {
    people: Vec<Person>,
    by_word: ByName<Vec<usize>>,
}

#[derive(Debug)]
struct Person {
    category: Category,
    words: ByName<()>,
    particles: ByName<()>,
    surnames: ByName<()>,
    /// First letters of the words, in order of given names, then surnames.
    initials: String,
}

impl People {
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Adds a person by full name (`First Last` or `Last, First`); false if there is no name in it.
    pub fn add(&mut self, category: Category, name: &str) -> bool {
        let Some(person) = Person::new(category, name) else { return false };
        for (word, ()) in person.words.iter() {
            let people = self.by_word.get_or_insert(word.to_owned(), Vec::new);
            people.into_iter().for_each(|all| all.push(self.people.len()));
        }
        self.people.push(person);
        true
    }

    /// Appends every mention.
    pub fn find(&self, doc: &Document<'_>, words: &[String], out: &mut Vec<Entity>) {
        if self.is_empty() {
            return;
        }
        let titled = doc.tokens().iter().filter(|t| t.case == Case::Title).count();
        let cased = titled * 20 > doc.tokens().len();
        let mut done = vec![0; self.people.len()];
        for (i, word) in words.iter().enumerate() {
            // The Smiths; a possessive that lost its apostrophe.
            let singular = word.strip_suffix('s').filter(|w| w.len() > 3).unwrap_or(word);
            for &p in [word.as_str(), singular].iter().find_map(|w| self.by_word.get(w)).into_iter().flatten()
            {
                let (Some(person), Some(done)) = (self.people.get(p), done.get_mut(p)) else { continue };
                if i < *done {
                    continue;
                }
                let range = person.run(doc, words, i, *done);
                *done = range.end;
                if person.is_meant(doc, words, &range, i, cased) {
                    out.extend(
                        doc.span(range)
                            .map(|s| Entity::new(s.start, s.end, person.category, 100, "known.name")),
                    );
                }
            }
        }
    }
}

impl Person {
    fn new(category: Category, name: &str) -> Option<Self> {
        let doc = Document::new(name);
        let all = words(&doc);
        let mark = |i: usize| all.get(i).map_or(0, |w| lookup(hash_word(w.as_bytes())));
        let named = |i: &usize| all.get(*i).is_some_and(|w| !w.is_empty());
        let comma = (0..all.len()).find(|&i| doc.word(i) == ",").unwrap_or(all.len());
        let (mut before, mut after): (Vec<usize>, Vec<usize>) =
            (0..all.len()).filter(named).partition(|&i| i < comma);
        if before.len() > 1 && before.first().is_some_and(|&i| mark(i) & class::TITLE != 0) {
            before.remove(0);
        }
        // `Ann Lee, MD`, but `Do, Minh`.
        if before.len() > 1 && after.iter().all(|&i| mark(i) & class::CREDENTIAL != 0) {
            after.clear();
        }
        let (given, family) = if after.is_empty() {
            let given = before.split_off(0);
            let first = usize::from(given.len() > 1);
            (given.get(..first).map(<[_]>::to_vec)?, given.get(first..).map(<[_]>::to_vec)?)
        } else {
            (after, before)
        };
        let mut person = Self {
            category,
            words: ByName::default(),
            particles: ByName::default(),
            surnames: ByName::default(),
            initials: String::new(),
        };
        for (i, surname) in given.iter().map(|i| (*i, false)).chain(family.iter().map(|i| (*i, true))) {
            let word = all.get(i)?;
            person.initials.extend(word.chars().next());
            if PARTICLES.contains(&word.as_str()) && all.len() > 2 {
                person.particles.insert(word.clone(), ());
                continue;
            }
            if word.chars().count() < 2 {
                continue;
            }
            // Joined up (`OrtizVega`), and torn at the apostrophe (`O Brien`).
            let joined = (doc.word(i + 1) == "-")
                .then(|| all.get(i + 2))
                .flatten()
                .map(|next| format!("{word}{next}"));
            let torn = doc.word(i).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().small();
            for form in [Some(word.clone()), joined, (torn.len() > 3).then_some(torn)].into_iter().flatten() {
                if surname {
                    person.surnames.insert(form.clone(), ());
                }
                person.words.insert(form, ());
            }
        }
        (!person.words.is_empty()).then_some(person)
    }

    fn is_name(&self, word: &str) -> bool {
        self.words.has(word) || word.strip_suffix('s').is_some_and(|w| w.len() > 3 && self.words.has(w))
    }

    /// An initial (`J`, `JA`) or a particle of this name.
    fn is_part(&self, doc: &Document<'_>, words: &[String], i: usize) -> bool {
        let (Some(token), Some(word)) = (doc.token(i), words.get(i)) else { return false };
        let upper = token.case == Case::Upper;
        let initial = word.chars().count() == 1 && holds(&self.initials, word);
        let initials = upper && word.len() > 1 && self.initials.starts_with(word.as_str());
        // `a` and `i` are words.
        self.particles.has(word) || (initial && (upper || !matches!(word.as_str(), "a" | "i"))) || initials
    }

    /// The tokens of the name around its full word `i`, not before `from`.
    fn run(&self, doc: &Document<'_>, words: &[String], i: usize, from: usize) -> Range<usize> {
        let line = doc.token(i).map(|t| t.line);
        let here = |j: usize| doc.token(j).is_some_and(|t| Some(t.line) == line);
        let mut start = i;
        for j in (i.saturating_sub(LEAD).max(from)..i).rev().take_while(|&j| here(j)) {
            if self.is_part(doc, words, j) {
                start = j;
            } else if !matches!(doc.word(j), "." | "-" | "'" | "’") {
                break;
            }
        }
        let mut end = i + 1;
        loop {
            let mut next = end;
            let initial = words.get(end - 1).is_some_and(|w| w.chars().count() == 1);
            while here(next)
                && next < end + 2
                && (matches!(doc.word(next), "," | "-") || (initial && doc.word(next) == "."))
            {
                next += 1;
            }
            if !here(next) {
                break;
            }
            let known = |j: usize| here(j) && words.get(j).is_some_and(|w| self.is_name(w));
            if known(next) || self.is_part(doc, words, next) {
                end = next + 1;
                continue;
            }
            // A middle name or initial that the caller left out.
            let dotted = doc.word(next + 1) == "." && doc.token(next).is_some_and(|t| t.len() == 1);
            let middle = dotted
                || doc.token(next).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper))
                    && words.get(next).is_some_and(|w| lookup(hash_word(w.as_bytes())) & PLAIN == 0);
            let after = next + 1 + usize::from(doc.word(next + 1) == ".");
            if !middle || !known(after) {
                break;
            }
            end = after + 1;
        }
        start..end
    }

    /// Whether the run stands for the person: a lone word that means something else needs a capital or a title.
    fn is_meant(
        &self,
        doc: &Document<'_>,
        words: &[String],
        range: &Range<usize>,
        i: usize,
        cased: bool,
    ) -> bool {
        let parts =
            range.clone().filter(|&j| doc.token(j).is_some_and(|t| t.kind == TokenKind::Word)).count();
        let Some((token, word)) = doc.token(i).zip(words.get(i)) else { return false };
        if parts > 1 || token.case != Case::Lower {
            return true;
        }
        let mark = lookup(hash_word(word.as_bytes()));
        let before = i.saturating_sub(1 + usize::from(i > 0 && doc.word(i - 1) == "."));
        let titled =
            i > 0 && words.get(before).is_some_and(|w| lookup(hash_word(w.as_bytes())) & class::TITLE != 0);
        // Where nothing has capitals, a surname is a name whatever else it means.
        (mark & PLAIN == 0 && word.len() > 2) || titled || (!cased && self.surnames.has(word))
    }
}
