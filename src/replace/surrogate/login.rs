//! Login names and the local parts of e-mail addresses that hold a name of the document change with it.

use super::case::recase;
use super::names::{Kind, NameMap};
use super::person::People;

/// The longest run of letters that is searched for names, in bytes.
const LONGEST: usize = 40;

/// The login name before any `@` with the document's names replaced, if it holds one.
pub(super) fn named(value: &str, people: &People, names: &NameMap<'_>) -> Option<String> {
    let local = value.split('@').next()?;
    let mut out = String::with_capacity(local.len());
    let mut found = false;
    for run in runs(local) {
        match replaced(&run.to_ascii_lowercase(), people, names) {
            Some(new) => {
                found = true;
                out.push_str(&recase(run, &new).replace(|c: char| !c.is_alphanumeric(), ""));
            }
            None if run.contains(char::is_alphanumeric) => {
                out.push_str(&super::shape(run, "login", names.key()))
            }
            None => out.push_str(run),
        }
    }
    found.then_some(out)
}

/// Runs of letters, and what stands between them.
fn runs(local: &str) -> impl Iterator<Item = &str> {
    let mut rest = local;
    std::iter::from_fn(move || {
        let letters = rest.chars().next()?.is_ascii_alphabetic();
        let end = rest.find(|c: char| c.is_ascii_alphabetic() != letters).unwrap_or(rest.len());
        let (run, tail) = rest.split_at_checked(end)?;
        rest = tail;
        Some(run)
    })
}

/// The run with its name replaced: `smith`, `jsmith`, `smithj`, `johnsmith`.
fn replaced(run: &str, people: &People, names: &NameMap<'_>) -> Option<String> {
    if run.len() < 3 || run.len() > LONGEST {
        return None;
    }
    if let Some(kind) = people.kind_of(run) {
        return Some(names.name(kind, run));
    }
    let letter = |kind, initial: &str, other: &str| {
        (initial.len() == 1).then(|| people.letter_for(kind, initial, other, names)).flatten()
    };
    (1..run.len()).find_map(|at| {
        let (head, tail) = run.split_at_checked(at)?;
        let name = |word: &str| people.kind_of(word).map(|kind| (kind, names.name(kind, word)));
        match (name(head), name(tail)) {
            (Some((a, one)), Some((b, two))) if a != b => Some(one + &two),
            (_, Some((Kind::Family, new))) => Some(letter(Kind::Given, head, tail)? + &new),
            (Some((Kind::Family, new)), _) => Some(new + &letter(Kind::Given, tail, head)?),
            (Some((Kind::Given, new)), _) => Some(new + &letter(Kind::Family, tail, head)?),
            _ => None,
        }
    })
}
