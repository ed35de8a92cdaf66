//! The same documents with other names or in another letter case.

use crate::corpora::{Corpus, Document};
use crate::score::Gold;
use scrubjay::lexicon::{fold, hash_word, lookup};
use std::collections::HashMap;

/// A corpus with every name swapped for one in no list.
pub fn unlisted(corpus: &Corpus) -> Corpus {
    let mut next = 0;
    rename(corpus, "unlisted", |_| unlisted_name(&mut next))
}

/// A corpus in capitals.
pub fn capitals(corpus: &Corpus) -> Corpus {
    change(corpus, "capitals", |_| |text: &str, _: Option<&Gold>| text.to_uppercase())
}

/// A corpus in lower case.
pub fn lower(corpus: &Corpus) -> Corpus {
    change(corpus, "lower", |_| |text: &str, _: Option<&Gold>| text.to_lowercase())
}

/// Where a word stands in a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Given,
    Family,
}

/// A corpus whose people's names are refilled word by word, the same word alike within a document. Initials,
/// titles and particles (words of one or two letters, or in lower case inside a name in title case) stay.
pub fn rename(corpus: &Corpus, variant: &str, mut name: impl FnMut(Part) -> String) -> Corpus {
    let name = &mut name;
    change(corpus, variant, |document| {
        let mut names: HashMap<String, Part> = HashMap::new();
        // Whole names tell which part a word is; words that only ever stand alone are taken for family names.
        for g in document.gold.iter().filter(|g| is_person(g)) {
            let text = document.text.get(g.span.clone()).unwrap_or("");
            let words: Vec<String> =
                words(text).filter(|w| replaceable(w, text)).map(str::to_lowercase).collect();
            let reversed = text.contains(',') || text.contains('^');
            for (i, word) in words.iter().enumerate().filter(|_| words.len() > 1) {
                let given = (i == 0) != reversed;
                names.entry(word.clone()).or_insert(if given { Part::Given } else { Part::Family });
            }
        }
        let mut new: HashMap<String, String> = HashMap::new();
        let mut swap = |text: &str| {
            map_words(text, |word| {
                if !replaceable(word, text) {
                    return word.to_owned();
                }
                let key = word.to_lowercase();
                let part = names.get(&key).copied().unwrap_or(Part::Family);
                let stand_in = new.entry(key).or_insert_with(|| name(part));
                in_case_of(word, stand_in)
            })
        };
        let mut refilled = HashMap::new();
        for g in document.gold.iter().filter(|g| is_person(g)) {
            let text = document.text.get(g.span.clone()).unwrap_or("");
            refilled.insert(text.to_owned(), swap(text));
        }
        move |text: &str, gold: Option<&Gold>| match gold {
            Some(g) if is_person(g) => refilled.get(text).cloned().unwrap_or_default(),
            _ => text.to_owned(),
        }
    })
}

fn is_person(gold: &Gold) -> bool {
    matches!(gold.label.as_str(), "Patient" | "Doctor")
}

/// Every stretch of every document through a function made for that document; traps are left out.
fn change<F: Fn(&str, Option<&Gold>) -> String>(
    corpus: &Corpus,
    variant: &str,
    mut changer: impl FnMut(&Document) -> F,
) -> Corpus {
    let documents = corpus.documents.iter().map(|d| {
        let changer = changer(d);
        let mut out =
            Document { name: d.name.clone(), text: String::new(), gold: Vec::new(), traps: Vec::new() };
        let mut at = 0;
        for g in &d.gold {
            out.text.push_str(&changer(d.text.get(at..g.span.start).unwrap_or(""), None));
            let start = out.text.len();
            out.text.push_str(&changer(d.text.get(g.span.clone()).unwrap_or(""), Some(g)));
            out.gold.push(Gold { span: start..out.text.len(), label: g.label.clone() });
            at = g.span.end;
        }
        out.text.push_str(&changer(d.text.get(at..).unwrap_or(""), None));
        out
    });
    Corpus {
        name: format!("{}-{variant}", corpus.name),
        documents: documents.collect(),
        scoped: corpus.scoped,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’' | 'ʻ')
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_letter(c)).filter(|w| !w.is_empty())
}

fn replaceable(word: &str, name: &str) -> bool {
    let upper = |s: &str| s.chars().any(char::is_uppercase);
    word.chars().count() > 2 && (upper(word) || !upper(name))
}

fn map_words(text: &str, mut change: impl FnMut(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for stretch in text.split_inclusive(|c| !is_letter(c)) {
        let word = stretch.trim_end_matches(|c| !is_letter(c));
        if !word.is_empty() {
            out.push_str(&change(word));
        }
        out.push_str(stretch.get(word.len()..).unwrap_or(""));
    }
    out
}

fn in_case_of(old: &str, new: &str) -> String {
    if !old.chars().any(char::is_uppercase) {
        new.to_lowercase()
    } else if !old.chars().any(char::is_lowercase) {
        new.to_uppercase()
    } else {
        new.to_owned()
    }
}

/// The next pronounceable name that no list has.
fn unlisted_name(next: &mut u32) -> String {
    const HEADS: &[&str] =
        &["b", "br", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z"];
    const VOWELS: &[&str] = &["a", "e", "i", "o", "u", "ai", "ou"];
    const TAILS: &[&str] = &["", "n", "r", "l", "ck", "ss", "nd", "m", "dd", "tt"];
    loop {
        *next += 1;
        let mut bits = hash_word(&next.to_le_bytes());
        let mut pick = |list: &[&'static str]| {
            let at = bits as usize % list.len();
            bits = hash_word(&bits.to_le_bytes());
            list.get(at).copied().unwrap_or_default()
        };
        let mut word = String::new();
        for part in [HEADS, VOWELS, HEADS, VOWELS, TAILS] {
            word.push_str(pick(part));
        }
        if lookup(hash_word(fold(&word).as_bytes())) == 0 {
            let head: String = word.chars().take(1).flat_map(char::to_uppercase).collect();
            return head + word.get(1..).unwrap_or("");
        }
    }
}
