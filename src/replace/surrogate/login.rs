//! Login names, addresses and file names that hold a name of the document change with it.

use super::case::recase;
use super::names::{Kind, NameMap};
use super::person::People;

/// The longest run of letters that is searched for names, in bytes.
const LONGEST: usize = 40;

/// Ends of file names.
const EXTENSIONS: &str = "bmp csv dcm doc docx eml gif hl7 htm html jpeg heic jpg json m4a mov mp3 mp4 msg pdf png ppt pptx rtf tif \
    tiff txt wav xls xlsx xml zip";

/// `value` with the document's names replaced, if it holds one; everything else in it changes too, but the end of a
/// file name stays.
pub(super) fn named(value: &str, people: &People, names: &NameMap<'_>) -> Option<String> {
    let (stem, end) = value.split_at_checked(extension(value)).unwrap_or((value, ""));
    let lower: Vec<(&str, String)> = runs(stem).map(|run| (run, run.to_ascii_lowercase())).collect();
    let drawn: Vec<Option<String>> = lower.iter().map(|(_, run)| replaced(run, people, names)).collect();
    if drawn.iter().all(Option::is_none) {
        return None;
    }
    // A letter beside a name is of the same person.
    let whose = lower.iter().find_map(|(_, run)| Some((run, people.kind_of(run)?)));
    let initial = |run: &str| match whose? {
        (name, Kind::Family) => people.letter_for(Kind::Given, run, name, names),
        (name, Kind::Given) => people.letter_for(Kind::Family, run, name, names),
    };
    let mut out = String::with_capacity(value.len());
    for ((run, lower), drawn) in lower.iter().zip(drawn) {
        let letter =
            || (run.len() == 1 && run.contains(char::is_alphabetic)).then(|| initial(lower)).flatten();
        match drawn.or_else(letter) {
            Some(new) => out.push_str(&recase(run, &new).replace(|c: char| !c.is_alphanumeric(), "")),
            None if run.contains(char::is_alphanumeric) => {
                out.push_str(&super::shape(run, "login", names.key()));
            }
            None => out.push_str(run),
        }
    }
    Some(out + end)
}

/// Where the end of a file name begins with its point; the length of what is none.
pub(super) fn extension(value: &str) -> usize {
    let at = value.rfind('.').unwrap_or(value.len());
    let end = value.get(at + 1..).unwrap_or("").trim_end_matches(['/', '?', '&', '#']);
    let known = || EXTENSIONS.split_ascii_whitespace().any(|e| e.eq_ignore_ascii_case(end));
    if matches!(end.len(), 3 | 4) && known() { at } else { value.len() }
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
        return Some(names.name(kind, run).to_string());
    }
    let letter = |kind, initial: &str, other: &str| {
        (initial.len() == 1).then(|| people.letter_for(kind, initial, other, names)).flatten()
    };
    (1..run.len()).find_map(|at| {
        let (head, tail) = run.split_at_checked(at)?;
        let name = |word: &str| people.kind_of(word).map(|kind| (kind, names.name(kind, word)));
        match (name(head), name(tail)) {
            (Some((a, one)), Some((b, two))) if a != b => Some(format!("{one}{two}")),
            (_, Some((Kind::Family, new))) => Some(letter(Kind::Given, head, tail)? + &new),
            (Some((Kind::Family, new)), _) => Some(format!("{new}{}", letter(Kind::Given, tail, head)?)),
            (Some((Kind::Given, new)), _) => Some(format!("{new}{}", letter(Kind::Family, tail, head)?)),
            _ => None,
        }
    })
}
