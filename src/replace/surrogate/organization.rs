//! Hospitals, organisations and other named places: the words that say what kind it is stay, its name changes, and
//! its abbreviation follows.

use super::abbreviation::{abbreviations, is_abbreviation, letters};
use super::case::recase;
use super::kinds::is_kind;
use super::names::NameMap;
use super::place::{Gazetteer, normal};
use super::proper::proper_name;
use crate::text::{ByName, LetterCase};
use crate::{Category, Entity};

/// Which wing or ward: they change among themselves.
const DIRECTIONS: &[&str] = &["north", "east", "south", "west"];

/// The institutions of a document.
pub(super) struct Institutions {
    /// Abbreviations, and the long form (as it stands) each abbreviates.
    long_forms: ByName<String>,
}

fn is_institution(c: Category) -> bool {
    matches!(c, Category::Hospital | Category::Organization | Category::LocationOther)
}

impl Institutions {
    pub(super) fn new(text: &str, entities: &[Entity]) -> Self {
        let mut long_forms = ByName::default();
        for e in entities.iter().filter(|e| is_institution(e.category)) {
            let name = e.text(text);
            for short in abbreviations(name) {
                long_forms.get_or_insert(short, || name.to_owned());
            }
        }
        Self { long_forms }
    }

    /// Another institution of the same kind.
    pub(super) fn surrogate(
        &self,
        name: &str,
        category: Category,
        names: &NameMap<'_>,
        gazetteer: &Gazetteer,
    ) -> String {
        match self.long_forms.get(&name.capitals()).filter(|long| is_abbreviation(name) && *long != name) {
            Some(long) => {
                let drawn = rename(long, category, names, gazetteer);
                let all = abbreviations(&drawn).into_iter().filter(|s| s != name);
                let short = all.min_by_key(|s| s.len().abs_diff(name.len()));
                short.unwrap_or_else(|| letters(name, names))
            }
            None if is_abbreviation(name) => letters(name, names),
            None => rename(name, category, names, gazetteer),
        }
    }
}

/// What a word, or what stands between words, is to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Says what kind of thing it is.
    Kind,
    /// Names it.
    Proper,
    /// A direction, number or letter that tells wards and branches apart.
    Branch,
    /// `of`, `and`, spaces: part of the name between words of it.
    Between,
}

fn rename(name: &str, category: Category, names: &NameMap<'_>, gazetteer: &Gazetteer) -> String {
    let mut parts: Vec<(&str, Sort, bool)> = split(name)
        .into_iter()
        .map(|part| {
            let norm = normal(part);
            let saint = matches!(norm.as_str(), "st" | "saint" | "ste" | "sainte");
            (part, sort(part, norm, saint), saint)
        })
        .collect();
    let kinds = parts.iter().filter(|p| p.1 == Sort::Kind).count();
    if !parts.iter().any(|p| matches!(p.1, Sort::Proper | Sort::Branch)) {
        // Nothing but kind: all words but the last one or two become a name, or the only one.
        let named = kinds.saturating_sub(if kinds > 2 { 2 } else { 1 }).max(1);
        for part in parts.iter_mut().filter(|p| p.1 == Sort::Kind).take(named) {
            part.1 = Sort::Proper;
        }
    }
    let has_kind = parts.iter().any(|p| p.1 == Sort::Kind);
    let whole = normal(name);
    let mut out = String::with_capacity(name.len());
    let mut saint = false;
    let mut i = 0;
    while let Some(&(part, sort, is_saint)) = parts.get(i) {
        i += 1;
        match sort {
            Sort::Branch => out.push_str(&branch(part, category, names)),
            Sort::Kind | Sort::Between => out.push_str(part),
            Sort::Proper => {
                // The words of the name up to the next word of another sort.
                let from = i - 1;
                let follows = |i: usize| {
                    let rest = parts.get(i..).unwrap_or(&[]);
                    let next = rest.iter().position(|p| p.1 != Sort::Between)?;
                    rest.get(next).filter(|p| p.1 == Sort::Proper).map(|_| next)
                };
                while let Some(between) = follows(i) {
                    i += between + 1;
                }
                let run: String = parts.get(from..i).unwrap_or(&[]).iter().map(|p| p.0).collect();
                out.push_str(&recase(
                    &run,
                    &proper_name(&run, &whole, saint, category, has_kind, names, gazetteer),
                ));
                out.push_str(["'s", "’s", "'S", "’S"].into_iter().find(|s| run.ends_with(s)).unwrap_or(""));
            }
        }
        saint = is_saint || saint && sort == Sort::Between;
    }
    out
}

/// What a part is that reads `norm`.
fn sort(part: &str, mut norm: String, saint: bool) -> Sort {
    const BETWEEN: &[&str] = &[
        "and", "at", "by", "de", "der", "des", "du", "for", "im", "in", "la", "le", "les", "of", "on", "the",
        "und",
    ];
    norm.retain(|c| c != ' ');
    if !part.starts_with(char::is_alphanumeric) || BETWEEN.contains(&norm.as_str()) {
        Sort::Between
    } else if saint || is_kind(&norm) {
        Sort::Kind
    } else if DIRECTIONS.contains(&norm.as_str())
        || norm.chars().count() < 4 && norm.contains(|c: char| c.is_ascii_digit())
        || norm.bytes().all(|b| b.is_ascii_digit())
        || norm.chars().count() == 1
    {
        Sort::Branch
    } else {
        Sort::Proper
    }
}

/// Another ward or branch.
fn branch(part: &str, category: Category, names: &NameMap<'_>) -> String {
    let Some(i) = DIRECTIONS.iter().position(|d| *d == normal(part)) else {
        let drawn = super::shape(part, category.name(), names.key());
        // No ward has a number that begins with zero.
        let zero = drawn.starts_with('0') && !part.starts_with('0');
        return if zero {
            drawn.replacen('0', if part.starts_with('7') { "8" } else { "7" }, 1)
        } else {
            drawn
        };
    };
    let turn = names.key().draw("direction", b"").below(DIRECTIONS.len() - 1) + 1;
    recase(part, DIRECTIONS.iter().cycle().nth(i + turn).unwrap_or(&""))
}

/// Words with their apostrophes, and what stands between them.
pub(super) fn split(name: &str) -> Vec<&str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
    let mut parts = Vec::with_capacity(8);
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| inside(c) != inside(first)).unwrap_or(rest.len());
        let Some((part, tail)) = rest.split_at_checked(end) else { break };
        parts.push(part);
        rest = tail;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::{names, place};
    use super::*;
    use crate::session::Session;

    #[test]
    fn the_kind_stays_and_the_abbreviation_follows() {
        for secret in 0..20 {
            let session = Session::one_way([secret; 32]);
            let names = NameMap::new(&session, &names::US, false);
            let text = "Mercy General Hospital MGH";
            let entity = |start, end| Entity::new(start, end, Category::Hospital, 100, "test");
            let all = Institutions::new(text, &[entity(0, 22), entity(23, 26)]);
            let of = |name: &str| all.surrogate(name, Category::Hospital, &names, &place::US);
            let long = of("Mercy General Hospital");
            let name = long.strip_suffix(" General Hospital").unwrap();
            assert!(!name.contains("Mercy") && of("MERCY GENERAL HOSPITAL").starts_with(&name.capitals()));
            let initials: String = name.split(' ').filter_map(|w| w.chars().next()).collect();
            assert_eq!(of("MGH"), format!("{initials}GH"));
            for (original, end) in [
                ("Boston Children's Hospital", " Children's Hospital"),
                ("Fresenius Dialysis Unit", " Dialysis Unit"),
                ("First Baptist Church", " Church"),
                ("Tidewater Bank", " Bank"),
                ("Roosevelt High School", " High School"),
                ("St. Mary's", "'s"),
            ] {
                let new = of(original);
                assert!(new.ends_with(end) && new != original, "{original} {new}");
            }
            let other = of("Houston Methodist Willowbrook");
            assert!(!["Houston", "Willowbrook"].iter().any(|w| other.contains(w)), "{other}");
            assert!(of("DECATUR CBOC").ends_with(" CBOC"));
            let ward = of("4 West");
            assert!(ward.len() > 5 && !ward.starts_with(['0', '4']) && !ward.ends_with("West"), "{ward}");
        }
    }
}
