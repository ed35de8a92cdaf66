//! Makes many notes of one: slots refilled, case changed, typing and scanning errors, line breaks moved.

use crate::distract;
use crate::rng::Rng;
use crate::slots::Slots;
use scrubjay::corpus::Note;
use scrubjay::{Category, Entity};
use std::collections::HashMap;

/// A note with its text cut into plain stretches and spans.
type Pieces = Vec<(String, Option<Category>)>;

/// What exports of tables glue to a text for the next, empty, field.
const MISSING: &[&str] = &["nan", "NaN", "null", "None", "N/A"];

/// A variant of `note`.
pub fn vary(note: &Note, slots: &Slots, rng: &mut Rng) -> Note {
    let mut pieces = pieces(note);
    refill(&mut pieces, slots, rng);
    if rng.chance(55) {
        distract(&mut pieces, slots, rng);
    }
    match rng.below(100) {
        0..32 => each(&mut pieces, |s| s.to_lowercase()),
        32..50 => each(&mut pieces, |s| s.to_uppercase()),
        50..55 => capitalize(&mut pieces),
        _ => {}
    }
    if rng.chance(12) {
        let rate = 4 + rng.below(20);
        each(&mut pieces, |s| misspell(s, rate, rng));
    }
    if rng.chance(15) {
        each(&mut pieces, |s| rewrap(s, rng));
    }
    let mut varied = join(&note.name, pieces);
    if rng.chance(4) {
        varied.text.truncate(varied.text.trim_end().len());
        varied.text.push_str(rng.pick(MISSING).copied().unwrap_or_default());
    }
    if rng.chance(12) { few_lines(&varied, rng) } else { varied }
}

/// Some lines of a note: people also paste a sentence or two.
fn few_lines(note: &Note, rng: &mut Rng) -> Note {
    let starts: Vec<usize> = note
        .text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            *at += line.len();
            Some(*at - line.len())
        })
        .collect();
    let first = rng.below(starts.len().max(1));
    let start = starts.get(first).copied().unwrap_or(0);
    let end = starts.get(first + 1 + rng.below(4)).copied().unwrap_or(note.text.len());
    let inside = |e: &&Entity| e.start >= start && e.end <= end;
    let moved = |e: &Entity| Entity::new(e.start - start, e.end - start, e.category, 100, "gold");
    Note {
        name: note.name.clone(),
        text: note.text.get(start..end).unwrap_or("").to_owned(),
        gold: note.gold.iter().filter(inside).map(moved).collect(),
    }
}

fn pieces(note: &Note) -> Pieces {
    let mut out = Vec::new();
    let mut at = 0;
    for e in &note.gold {
        out.push((note.text.get(at..e.start).unwrap_or("").to_owned(), None));
        out.push((e.text(&note.text).to_owned(), Some(e.category)));
        at = e.end;
    }
    out.push((note.text.get(at..).unwrap_or("").to_owned(), None));
    out
}

fn join(name: &str, pieces: Pieces) -> Note {
    let mut note = Note { name: name.to_owned(), text: String::new(), gold: Vec::new() };
    for (text, category) in pieces {
        let start = note.text.len();
        note.text.push_str(&text);
        if let Some(category) = category {
            note.gold.push(Entity::new(start, note.text.len(), category, 100, "gold"));
        }
    }
    note
}

fn each(pieces: &mut Pieces, mut change: impl FnMut(&str) -> String) {
    for (text, _) in pieces {
        *text = change(text);
    }
}

/// Refills spans; the same word gets the same stand-in throughout a note.
fn refill(pieces: &mut Pieces, slots: &Slots, rng: &mut Rng) {
    let mut words: HashMap<String, String> = HashMap::new();
    let mut wholes: HashMap<String, String> = HashMap::new();
    for (text, category) in pieces.iter_mut() {
        let Some(category) = *category else { continue };
        match category {
            Category::Patient | Category::Doctor => *text = rename(text, &mut words, slots, rng),
            Category::Hospital | Category::Organization | Category::LocationOther | Category::Street => {
                if let Some(known) = wholes.get(text.as_str()) {
                    *text = known.clone();
                    continue;
                }
                let new = match rng.below(100) {
                    0..35 => slots
                        .of_another_note(category, rng)
                        .map_or_else(|| text.clone(), |s| in_case_of(text, s)),
                    35..75 => rename_proper(text, &mut words, slots, rng),
                    _ => text.clone(),
                };
                wholes.insert(text.clone(), new.clone());
                *text = new;
            }
            Category::City
            | Category::State
            | Category::CountryOrRegion
            | Category::Profession
            | Category::Username => {
                if let Some(known) = wholes.get(text.as_str()) {
                    *text = known.clone();
                    continue;
                }
                let new = match rng.below(100) {
                    0..45 => slots.of_another_note(category, rng),
                    45..80 if category == Category::City => slots.town(rng),
                    _ => None,
                };
                let new = new.map_or_else(|| text.clone(), |s| in_case_of(text, s));
                wholes.insert(text.clone(), new.clone());
                *text = new;
            }
            _ => {}
        }
    }
}

/// Every word of a person's name replaced; initials, particles and spelled-out letters stay.
fn rename(text: &str, words: &mut HashMap<String, String>, slots: &Slots, rng: &mut Rng) -> String {
    map_words(text, |word| {
        let low = word.to_lowercase();
        let particle = [
            "de", "la", "del", "van", "von", "der", "den", "bin", "al", "el", "da", "dos", "jr", "sr", "ii",
            "iii", "iv", "st", "and",
        ];
        if word.chars().count() < 3 || particle.contains(&low.as_str()) {
            return None;
        }
        let new = words
            .entry(low.clone())
            .or_insert_with(|| if rng.chance(80) { slots.name_like(&low, rng) } else { low.clone() });
        Some(in_case_of(word, new))
    })
}

/// The proper words of a hospital's or organisation's name replaced, the generic ones kept.
fn rename_proper(text: &str, words: &mut HashMap<String, String>, slots: &Slots, rng: &mut Rng) -> String {
    map_words(text, |word| {
        let low = word.to_lowercase();
        if word.chars().count() < 4 || slots.is_generic(&low) {
            return None;
        }
        let new = words.entry(low.clone()).or_insert_with(|| match rng.below(3) {
            0 => slots.town(rng).map_or_else(|| low.clone(), str::to_owned),
            _ => slots.name_like(&low, rng),
        });
        Some(in_case_of(word, new))
    })
}

fn map_words(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        match change(word) {
            Some(new) if !word.is_empty() => out.push_str(&new),
            _ => out.push_str(word),
        }
        let next = tail.chars().next().map_or(0, char::len_utf8);
        let (gap, tail) = tail.split_at(next);
        out.push_str(gap);
        rest = tail;
    }
    out
}

/// `new` in the letter case of `old`.
fn in_case_of(old: &str, new: &str) -> String {
    if !old.chars().any(char::is_uppercase) {
        return new.to_lowercase();
    }
    if !old.chars().any(char::is_lowercase) && old.chars().filter(|c| c.is_uppercase()).count() > 1 {
        return new.to_uppercase();
    }
    if new.chars().any(char::is_uppercase) { new.to_owned() } else { title(new) }
}

fn title(text: &str) -> String {
    let mut start = true;
    text.chars()
        .map(|c| {
            let out = if start { c.to_uppercase().next().unwrap_or(c) } else { c };
            start = !c.is_alphabetic();
            out
        })
        .collect()
}

/// Puts sentences with names that are no people behind some line breaks.
fn distract(pieces: &mut Pieces, slots: &Slots, rng: &mut Rng) {
    for (text, category) in pieces {
        if category.is_some() || !text.contains('\n') || !rng.chance(15) {
            continue;
        }
        if let Some((before, after)) = text.split_once('\n') {
            *text = format!("{before}\n{}\n{after}", distract::sentence(slots, rng));
        }
    }
}

/// Some Headings And Lines In Title Case.
fn capitalize(pieces: &mut Pieces) {
    each(pieces, |s| {
        s.split_inclusive('\n')
            .enumerate()
            .map(|(i, line)| if i % 3 == 0 { title(line) } else { line.to_owned() })
            .collect()
    });
}

/// Typing and scanning errors in `rate` of 1,000 letters.
fn misspell(text: &str, rate: usize, rng: &mut Rng) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_alphanumeric() || rng.below(1000) >= rate {
            out.push(c);
            continue;
        }
        match (rng.below(4), c) {
            (0, 'l' | 'I' | 'i') => out.push('1'),
            (0, 'O' | 'o') => out.push('0'),
            (0, 'm') => out.push_str("rn"),
            (0, 'S' | 's') => out.push('5'),
            (1, _) => {}
            (2, _) => out.extend([c, c]),
            (_, 'a'..='z') => out.push(char::from(b'a' + rng.below(26) as u8)),
            _ => out.push(c),
        }
    }
    if out.is_empty() { text.to_owned() } else { out }
}

/// Moves some line breaks.
fn rewrap(text: &str, rng: &mut Rng) -> String {
    text.chars()
        .map(|c| match c {
            '\n' if rng.chance(15) => ' ',
            ' ' if rng.chance(2) => '\n',
            _ => c,
        })
        .collect()
}
