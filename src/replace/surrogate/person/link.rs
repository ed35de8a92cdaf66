//! Which names of a document are one: misspelt ones, initials, lone names.

use super::parse::one_case;
use super::word::{Role, Word};
use super::{Link, People, Seen, Whose};
use crate::Category;
use crate::replace::surrogate::names::{Kind, NameMap};
use crate::text::sort;
use std::rc::Rc;

impl People {
    /// Counts names.
    pub(super) fn see(&mut self, words: &[Word]) {
        for word in words {
            let Role::Name(kind) = word.role else { continue };
            if let Some(count) =
                self.seen_mut(&word.norm).and_then(|(counts, _)| counts.get_mut(kind as usize))
            {
                *count += 1;
            }
        }
    }

    /// Links names that are in no list to a more frequent one that is one edit away. Deleting one letter of both finds such pairs
    /// in linear time.
    pub(super) fn correct(&mut self, names: &NameMap<'_>) {
        for kind in [Kind::Given, Kind::Family] {
            let fit = |(word, (counts, _)): (&str, &Seen)| {
                let count = counts.get(kind as usize).copied().filter(|count| *count > 0)?;
                ((5..=24).contains(&word.len()) && word.is_ascii()).then(|| (word.into(), count))
            };
            let all: Vec<(Rc<str>, u32)> = self.seen.iter().filter_map(fit).collect();
            // A slip is rarer than the name.
            let mut near: Vec<(u64, &(Rc<str>, u32))> = all
                .iter()
                .filter(|(_, count)| *count > 1)
                .flat_map(|known| variants(&known.0).map(move |variant| (variant, known)))
                .collect();
            sort(&mut near);
            for (word, count) in all.iter().filter(|_| !near.is_empty()) {
                // Twins differ in their first letter or are both listed.
                let better = |(other, often): &(Rc<str>, u32)| {
                    other != word
                        && other.as_bytes().first() == word.as_bytes().first()
                        && *often >= 2 * count
                };
                let like = |variant: u64| {
                    let from = near.partition_point(|(v, _)| *v < variant);
                    let alike = near.iter().skip(from).take_while(move |(v, _)| *v == variant);
                    alike.take(8).map(|(_, known)| *known)
                };
                if let Some((other, _)) = variants(word).flat_map(like).find(|known| better(known))
                    && !names.is_listed(kind, word)
                {
                    self.add_link(Link::Slip(kind, word.clone()), kind, other);
                }
            }
        }
    }

    /// Remembers whom initials can stand for.
    pub(super) fn link(&mut self, words: &[Word]) {
        let Whose { given: Some(given), families, .. } = self.whose(words) else { return };
        let Some(last) = families.last().cloned() else { return };
        let letter = |s: &str| s.chars().next().unwrap_or(' ');
        let (g, f) = (letter(&given), letter(&last));
        for family in families {
            self.add_link(Link::Initial(Kind::Given, g, family), Kind::Given, &given);
        }
        self.add_link(Link::Initial(Kind::Family, f, given.clone()), Kind::Family, &last);
        self.add_link(Link::Initials(Kind::Given, (g, f)), Kind::Given, &given);
        self.add_link(Link::Initials(Kind::Family, (g, f)), Kind::Family, &last);
        for word in words {
            let Role::Name(kind) = word.role else { continue };
            if word.norm != given && word.norm != last {
                let link = Link::Middle(letter(&word.norm), given.clone(), last.clone());
                self.add_link(link, kind, &word.norm);
            }
        }
    }

    pub(super) fn spelt(&self, kind: Kind, word: &Rc<str>) -> Rc<str> {
        self.linked(Link::Slip(kind, word.clone())).map_or_else(|| word.clone(), |(_, name)| name)
    }

    /// Decides what a lone word is: by the document's other names, a title, the lists, the category.
    pub(super) fn settle(&self, name: &str, words: &mut [Word], category: Category, names: &NameMap<'_>) {
        let Some(word) = words.iter_mut().find(|w| w.role == Role::Alone) else { return };
        let ([given, family], _) = self.seen.get(&word.norm).copied().unwrap_or_default();
        let listed = |kind| names.is_listed(kind, &word.norm);
        let original = name.get(word.start..word.end).unwrap_or("");
        let short = word.norm.len() == 1 || word.norm.len() <= 3 && one_case(original);
        let capitals = (2..=4).contains(&original.len()) && original.bytes().all(|b| b.is_ascii_uppercase());
        let unsaid = !original.contains(['A', 'E', 'I', 'O', 'U', 'Y']) || original.len() == 4;
        let ends = word.norm.chars().next().zip(word.norm.chars().next_back());
        let known = ends.is_some_and(|ends| self.linked(Link::Initials(Kind::Given, ends)).is_some());
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

/// The hashes of the word without each of its letters, and of the whole word.
fn variants(word: &str) -> impl Iterator<Item = u64> {
    let hash = |hash: u64, b: u8| hash.wrapping_add(u64::from(b)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (0..=word.len()).map(move |skip| {
        let kept = word.bytes().enumerate().filter(|(i, _)| *i != skip);
        kept.fold(0, |sum, (_, b)| hash(sum, b))
    })
}
