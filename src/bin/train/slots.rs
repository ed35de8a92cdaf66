//! What marked spans are refilled with: lists (some names kept back),
//! invented names, and the spans of other notes.

use crate::rng::Rng;
use scrubjay::Category;
use scrubjay::corpus::Note;
use scrubjay::lexicon::{fold, hash_word};
use std::collections::{BTreeMap, HashSet};
use std::{fs, io};

pub struct Slots {
    first: [Vec<String>; 2],
    last: [Vec<String>; 2],
    /// Names that are common words.
    words: Vec<String>,
    towns: Vec<String>,
    firsts: HashSet<String>,
    generic: HashSet<String>,
    pool: BTreeMap<Category, Vec<String>>,
}

/// Names that no slot uses: those of the fairness probe, and a fifth of the lists.
fn kept_back() -> io::Result<impl Fn(&str) -> bool> {
    let mut probe = HashSet::new();
    for file in fs::read_dir("tests/corpora/probe")? {
        let text = fs::read_to_string(file?.path())?;
        probe.extend(text.split_whitespace().flat_map(|n| n.split('-')).map(|n| fold(&n.to_lowercase())));
    }
    Ok(move |name: &str| probe.contains(name) || hash_word(name.as_bytes()).is_multiple_of(5))
}

impl Slots {
    pub fn load(notes: &[Note]) -> io::Result<Self> {
        let list = |file: &str| -> io::Result<Vec<String>> {
            let text = fs::read_to_string(format!("src/lexicon/data/{file}.txt"))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        let kept_back = kept_back()?;
        let names = |file: &str| -> io::Result<Vec<String>> {
            Ok(list(file)?.into_iter().filter(|n| n.len() > 1 && !kept_back(n)).collect())
        };
        let first = [names("first-top")?, names("first")?];
        let firsts = first.iter().flatten().cloned().collect();
        let mut generic = HashSet::new();
        for file in
            ["hospital", "ward", "org", "place", "street", "common-top", "credential", "title", "number"]
        {
            generic.extend(list(file)?);
        }
        let common: HashSet<String> = list("common-top")?.into_iter().collect();
        let last = [names("last-top")?, names("last")?];
        let words =
            first.iter().chain(&last).flatten().filter(|name| common.contains(*name)).cloned().collect();
        let mut towns = list("city-us")?;
        towns.extend(list("city-world")?);
        let mut pool: BTreeMap<Category, Vec<String>> = BTreeMap::new();
        for note in notes {
            for e in &note.gold {
                let value = e.text(&note.text);
                if !value.contains('\n') {
                    pool.entry(e.category).or_default().push(value.to_owned());
                }
            }
        }
        Ok(Self { first, last, words, towns, firsts, generic, pool })
    }

    pub fn of_another_note(&self, category: Category, rng: &mut Rng) -> Option<&str> {
        Some(rng.pick(self.pool.get(&category)?)?.as_str())
    }

    pub fn town(&self, rng: &mut Rng) -> Option<&str> {
        rng.pick(&self.towns).map(String::as_str)
    }

    pub fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// A name in lower case that could stand where `word` stands.
    pub fn name_like(&self, word: &str, rng: &mut Rng) -> String {
        let lists = if self.firsts.contains(word) { &self.first } else { &self.last };
        let [top, rare] = lists;
        let from = |rng: &mut Rng, list: &[String]| rng.pick(list).cloned().unwrap_or_default();
        match rng.below(100) {
            0..10 => from(rng, &self.words),
            10..37 => from(rng, top),
            37..75 => from(rng, rare),
            75..93 => {
                // Head of one name, tail of another: in no list, yet shaped like a name.
                let (a, b) = (from(rng, rare), from(rng, rare));
                let vowel = |s: &str, n: usize| {
                    s.char_indices().filter(|(_, c)| "aeiouy".contains(*c)).map(|(i, _)| i).nth(n)
                };
                let head = vowel(&a, usize::from(a.len() > 6)).unwrap_or(a.len() / 2);
                let tail = vowel(&b, usize::from(b.len() > 5)).unwrap_or(b.len() / 2);
                format!("{}{}", a.get(..head).unwrap_or(""), b.get(tail..).unwrap_or(""))
            }
            93..96 => format!("o'{}", from(rng, top)),
            _ => format!("{}-{}", from(rng, top), from(rng, rare)),
        }
    }
}
