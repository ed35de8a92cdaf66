//! Which names of a document are one: misspelt ones, initials, lone names.

use super::parse::one_case;
use super::word::{Role, Word};
use super::{People, Whose};
use crate::Category;
use crate::replace::surrogate::names::{Kind, NameMap};
use std::collections::BTreeMap;

impl People {
    /// Counts names.
    pub(super) fn see(&mut self, words: &[Word]) {
        for word in words {
            let Role::Name(kind) = word.role else { continue };
            if let Some(count) = self.seen.entry(word.norm.clone()).or_default().get_mut(kind as usize) {
                *count += 1;
            }
        }
    }

    /// Links names that are in no list to a more frequent one that is one edit away. Deleting one letter of both finds such pairs
    /// in linear time.
    pub(super) fn correct(&mut self, names: &NameMap<'_>) {
        for kind in [Kind::Given, Kind::Family] {
            let count = |w: &str| self.seen.get(w).and_then(|c| c.get(kind as usize)).copied().unwrap_or(0);
            let fit = |w: &&String| (5..=24).contains(&w.len()) && w.is_ascii() && count(w) > 0;
            let mut near: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for word in self.seen.keys().filter(fit) {
                for variant in variants(word) {
                    near.entry(variant).or_default().push(word);
                }
            }
            let mut corrected = Vec::new();
            for word in self.seen.keys().filter(fit) {
                // A slip is rarer than the name, and twins differ in their first letter or are both listed.
                let better = |other: &&str| {
                    other.chars().next() == word.chars().next() && count(other) >= 2 * count(word)
                };
                let found = variants(word)
                    .iter()
                    .filter_map(|v| near.get(v))
                    .flat_map(|n| n.iter().copied().take(8))
                    .find(|other| *other != word.as_str() && better(other));
                if let Some(other) = found.filter(|_| !names.is_listed(kind, word)) {
                    corrected.push(((kind, word.clone()), other.to_owned()));
                }
            }
            self.corrected.extend(corrected);
        }
    }

    /// Remembers whom initials can stand for; the first of the document stays.
    pub(super) fn link(&mut self, words: &[Word]) {
        let Whose { given: Some(given), families, .. } = self.whose(words) else { return };
        let Some(last) = families.last().cloned() else { return };
        let letter = |s: &str| s.chars().next().unwrap_or(' ');
        let (g, f) = (letter(&given), letter(&last));
        for family in families {
            self.by_initial.entry((Kind::Given, family, g)).or_insert_with(|| given.clone());
        }
        self.by_initial.entry((Kind::Family, given.clone(), f)).or_insert_with(|| last.clone());
        self.by_initials.entry((g, f)).or_insert_with(|| (given.clone(), last.clone()));
        for word in words {
            let Role::Name(kind) = word.role else { continue };
            if word.norm != given && word.norm != last {
                let key = (given.clone(), last.clone(), letter(&word.norm));
                self.middles.entry(key).or_insert_with(|| (kind, word.norm.clone()));
            }
        }
    }

    pub(super) fn spelt(&self, kind: Kind, word: &str) -> String {
        self.corrected.get(&(kind, word.to_owned())).map_or(word, String::as_str).to_owned()
    }

    /// Decides what a lone word is: by the document's other names, a title, the lists, the category.
    pub(super) fn settle(&self, name: &str, words: &mut [Word], category: Category, names: &NameMap<'_>) {
        let Some(word) = words.iter_mut().find(|w| w.role == Role::Alone) else { return };
        let [given, family] = self.seen.get(&word.norm).copied().unwrap_or_default();
        let listed = |kind| names.is_listed(kind, &word.norm);
        let original = name.get(word.start..word.end).unwrap_or("");
        let short = word.norm.len() == 1 || word.norm.len() <= 3 && one_case(original);
        let capitals = (2..=4).contains(&original.len()) && original.bytes().all(|b| b.is_ascii_uppercase());
        let unsaid = !original.contains(['A', 'E', 'I', 'O', 'U', 'Y']) || original.len() == 4;
        let ends = word.norm.chars().next().zip(word.norm.chars().next_back());
        let known = ends.is_some_and(|ends| self.by_initials.contains_key(&ends));
        let kind = match (given, family) {
            (0, 0) if capitals && known && (short || unsaid) => {
                word.role = Role::Initials;
                return;
            }
            (0, 0) if short && !listed(Kind::Given) && !listed(Kind::Family) => {
                word.role = Role::Initials;
                return;
            }
            (0, 0) => match (listed(Kind::Given), listed(Kind::Family)) {
                (true, false) => Kind::Given,
                (false, true) => Kind::Family,
                _ if category == Category::Doctor => Kind::Family,
                _ => Kind::Given,
            },
            _ if family > given => Kind::Family,
            _ => Kind::Given,
        };
        word.role = Role::Name(kind);
    }
}

/// The word and the word without each of its letters.
fn variants(word: &str) -> Vec<String> {
    let without = |i: usize| word.chars().enumerate().filter(|(k, _)| *k != i).map(|(_, c)| c).collect();
    std::iter::once(word.to_owned()).chain((0..word.len()).map(without)).collect()
}
