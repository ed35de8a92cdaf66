//! People: the forms of a name are linked within a document, and each is answered in kind.
//!
//! A first name and a surname have their draws from [`NameMap`] wherever they stand; what a document adds is which
//! word is which (`Mr. Lee`, then `Lee`), whose initials `JS` are, and that `Jonh Smith` is `John Smith`.

mod link;
mod parse;
mod word;

use super::case::recase;
use super::names::{Kind, NameMap};
use crate::Entity;
use crate::text::ByName;
use parse::{parse, titled};
use std::collections::BTreeMap;
use std::rc::Rc;
use word::{Role, Word};

/// A name of a document, shared by all that speak of it.
type Name = Rc<str>;

/// The people of a document.
#[derive(Default)]
pub(super) struct People {
    /// The words of each name, by the first byte of its entity.
    words: Vec<(usize, Vec<Word>)>,
    /// How often a word stood as first name and as surname in names of several words, and what it was last in any.
    seen: ByName<Seen>,
    /// Which name is meant, and of which kind. One tree for all: each is four kilobytes of code.
    links: BTreeMap<Link, (Kind, Name)>,
}

type Seen = ([u32; 2], Option<Kind>);

/// What tells which name is meant.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    /// The initial of a first name and the surname, or of a surname and the first name.
    Initial(Kind, char, Name),
    /// The initial of a middle name, first name and surname.
    Middle(char, Name, Name),
    /// The first name or surname by the initials of both.
    Initials(Kind, (char, char)),
    /// A misspelt name.
    Slip(Kind, Name),
}

/// Whose name it is.
struct Whose {
    given: Option<Name>,
    /// The first name that the first initial stands for.
    known: Option<Name>,
    families: Vec<Name>,
}

impl People {
    /// Reads every name of the document.
    pub(super) fn new(text: &str, entities: &[Entity], names: &NameMap<'_>) -> Self {
        let mut people = Self::default();
        let persons = || entities.iter().filter(|e| e.category.is_person());
        let mut parsed: Vec<(usize, Vec<Word>)> =
            persons().map(|e| (e.start, parse(e.text(text), titled(text, e), names))).collect();
        for (_, words) in &parsed {
            people.see(words);
        }
        people.correct(names);
        for (_, words) in &parsed {
            people.link(words);
        }
        for (e, (_, words)) in persons().zip(&mut parsed) {
            people.settle(e.text(text), words, e.category, names);
            for (word, kind) in words.iter().filter_map(|w| Some((w, w.role.name()?))) {
                people.seen_mut(&word.norm).into_iter().for_each(|(_, last)| *last = Some(kind));
            }
        }
        people.words = parsed;
        people
    }

    fn seen_mut(&mut self, word: &str) -> Option<&mut Seen> {
        if !self.seen.has(word) {
            self.seen.insert(word.to_owned(), Seen::default());
        }
        self.seen.get_mut(word)
    }

    fn linked(&self, link: Link) -> Option<(Kind, Name)> {
        self.links.get(&link).cloned()
    }

    /// The first of a document stays.
    fn add_link(&mut self, link: Link, kind: Kind, name: &Name) {
        self.links.entry(link).or_insert_with(|| (kind, name.clone()));
    }

    fn words(&self, e: &Entity) -> &[Word] {
        let at = self.words.binary_search_by_key(&e.start, |(start, _)| *start);
        at.ok().and_then(|at| self.words.get(at)).map_or(&[], |(_, words)| words)
    }

    /// The name of entity `e`, word for word.
    pub(super) fn surrogate(&self, text: &str, e: &Entity, names: &NameMap<'_>) -> String {
        let name = e.text(text);
        let words = self.words(e);
        if let Some(spelled) = spelled_out(name, words, names) {
            return spelled;
        }
        let mut out = String::with_capacity(name.len());
        let mut at = 0;
        for (word, new) in self.drawn(name, words, names) {
            out.push_str(name.get(at..word.start).unwrap_or(""));
            out.push_str(&new);
            at = word.end;
        }
        out.push_str(name.get(at..).unwrap_or(""));
        out
    }

    /// Each name within the name of entity `e`, after what is drawn for it: how it can be quoted alone.
    pub(super) fn quotes(&self, text: &str, e: &Entity, names: &NameMap<'_>) -> Vec<(String, String)> {
        let name = e.text(text);
        let mut drawn = self.drawn(name, self.words(e), names);
        drawn.retain(|(word, _)| matches!(word.role, Role::Name(_)));
        let original = |word: &Word| name.get(word.start..word.end).unwrap_or("").to_owned();
        drawn.into_iter().map(|(word, new)| (new, original(word))).collect()
    }

    /// The words that change, each with what is drawn for it.
    fn drawn<'w>(&self, name: &str, words: &'w [Word], names: &NameMap<'_>) -> Vec<(&'w Word, String)> {
        let whose = self.whose(words);
        let mut first = whose.given.is_none();
        let mut draw = |word: &Word| {
            let original = name.get(word.start..word.end).unwrap_or("");
            match word.role {
                Role::Keep => original.to_owned(),
                Role::Name(kind) => recase(original, &names.name(kind, &self.spelt(kind, &word.norm))),
                Role::Initial(kind) => {
                    let letter = word.norm.chars().next().unwrap_or('x');
                    let first = kind == Kind::Given && std::mem::take(&mut first);
                    recase(original, &self.initial(kind, letter, &whose, first, names).to_string())
                }
                Role::Initials | Role::Alone => recase(original, &self.initials(&word.norm, names)),
                Role::Other => super::shape(original, "name", names.key()),
            }
        };
        // A kept word takes no letter from the others.
        words.iter().filter(|word| word.role != Role::Keep).map(|word| (word, draw(word))).collect()
    }

    /// The first name and the surnames among the words of a name; for `J. Smith` also the first name it stands for.
    fn whose(&self, words: &[Word]) -> Whose {
        let of = |kind| {
            let named = words.iter().filter(move |w| w.role == Role::Name(kind));
            named.map(move |w| self.spelt(kind, &w.norm))
        };
        let families: Vec<Rc<str>> = of(Kind::Family).collect();
        let given = of(Kind::Given).next();
        let first_initial =
            words.iter().find(|w| w.role == Role::Initial(Kind::Given)).filter(|_| given.is_none());
        let letter = first_initial.and_then(|w| w.norm.chars().next());
        let known = letter.and_then(|letter| {
            families.iter().find_map(|f| self.linked(Link::Initial(Kind::Given, letter, f.clone())))
        });
        Whose { given, known: known.map(|(_, name)| name), families }
    }

    /// Which name a lower-case word of this document is, for login names and addresses.
    pub(super) fn kind_of(&self, word: &str) -> Option<Kind> {
        match self.seen.get(word)? {
            ([0, 0], last) => *last,
            ([given, family], _) => Some(if family > given { Kind::Family } else { Kind::Given }),
        }
    }

    /// The letter for the initial of a person whose other name (surname if `kind` is given) is `other`.
    pub(super) fn letter_for(
        &self,
        kind: Kind,
        initial: &str,
        other: &str,
        names: &NameMap<'_>,
    ) -> Option<String> {
        let letter = initial.chars().next()?;
        let known = self.linked(Link::Initial(kind, letter, other.into()));
        let drawn = known.and_then(|(kind, name)| names.name(kind, &name).chars().next());
        Some(drawn.unwrap_or_else(|| names.initial(letter)).to_string())
    }

    /// The letter of the name that an initial stands for, or another letter.
    fn initial(&self, kind: Kind, letter: char, whose: &Whose, first: bool, names: &NameMap<'_>) -> char {
        let given = whose.given.as_ref().or(whose.known.as_ref());
        let stands_for = match (kind, given, whose.families.last()) {
            (Kind::Given, _, _) if first => whose.known.clone().map(|g| (Kind::Given, g)),
            (Kind::Given, Some(g), Some(f)) => self.linked(Link::Middle(letter, g.clone(), f.clone())),
            (Kind::Family, Some(g), _) => self.linked(Link::Initial(Kind::Family, letter, g.clone())),
            _ => None,
        };
        stands_for
            .and_then(|(kind, name)| names.name(kind, &name).chars().next())
            .unwrap_or_else(|| names.initial(letter))
    }

    /// The initials of the person whom `letters` stand for, or other letters.
    fn initials(&self, letters: &str, names: &NameMap<'_>) -> String {
        let first_last = letters.chars().next().zip(letters.chars().next_back());
        let initials = first_last.filter(|_| letters.len() > 1);
        let of = |kind| initials.and_then(|at| self.linked(Link::Initials(kind, at)));
        let person = of(Kind::Given).zip(of(Kind::Family));
        let last = letters.chars().count().saturating_sub(1);
        let letter = |(i, c): (usize, char)| {
            let linked = person.as_ref().and_then(|(given, family)| match i {
                0 => Some(given.clone()),
                _ if i == last => Some(family.clone()),
                _ => self.linked(Link::Middle(c, given.1.clone(), family.1.clone())),
            });
            let drawn = linked.and_then(|(kind, name)| names.name(kind, &name).chars().next());
            drawn.unwrap_or_else(|| names.initial(c))
        };
        letters.chars().enumerate().map(letter).collect()
    }
}

/// A name spelt letter by letter (`M-A-N-N-Y`), spelt likewise.
fn spelled_out(name: &str, words: &[Word], names: &NameMap<'_>) -> Option<String> {
    if words.len() < 4 || words.iter().any(|w| w.norm.chars().count() != 1) {
        return None;
    }
    let (first, second) = (words.first()?, words.get(1)?);
    let joined: String = words.iter().map(|w| &*w.norm).collect();
    let kind = [Kind::Given, Kind::Family].into_iter().find(|k| names.is_listed(*k, &joined))?;
    let glue = name.get(first.end..second.start)?;
    let original = name.get(first.start..first.end)?;
    let drawn: Vec<String> =
        names.name(kind, &joined).chars().map(|c| recase(original, &c.to_string())).collect();
    Some(drawn.join(glue))
}
