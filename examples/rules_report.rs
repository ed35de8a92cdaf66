//! Recall and precision of the rules on annotated notes, by category, with the errors on request.
//!
//! `cargo run --release --example rules_report -- FOLDER… [--only Date,Age] [--errors] [--floor 80]`
//! A folder holds `*.txt` with inline marks `[[Category|text]]`; `[[Ignore|text]]` is scored neither way.

use scrubjay::detect::rules;
use scrubjay::text::Document;
use scrubjay::{Category, Entity};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::{env, fs, io};

/// A note without its marks: category (none for Ignore), start and end of each.
type Gold = Vec<(Option<Category>, usize, usize)>;

fn unmark(marked: &str) -> (String, Gold) {
    let (mut text, mut gold) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let mark = after.split_once("]]").and_then(|(m, tail)| Some((m.split_once('|')?, tail)));
        let Some(((name, inner), tail)) = mark else {
            text.push_str("[[");
            rest = after;
            continue;
        };
        let start = text.len();
        text.push_str(inner);
        gold.push((Category::from_name(name), start, text.len()));
        rest = tail;
    }
    text.push_str(rest);
    (text, gold)
}

#[derive(Default)]
struct Score {
    gold: usize,
    hit: usize,
    flagged: usize,
    right: usize,
}

fn main() -> io::Result<ExitCode> {
    let (mut folders, mut only, mut errors, mut floor) = (Vec::new(), Category::ALL.to_vec(), false, 80);
    let mut args = env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--errors" => errors = true,
            "--floor" => floor = args.next().and_then(|v| v.parse().ok()).unwrap_or(floor),
            "--only" => {
                let list = args.next().unwrap_or_default();
                only = list.split(',').filter_map(Category::from_name).collect();
            }
            _ => folders.push(arg),
        }
    }
    if folders.is_empty() {
        eprintln!("name a folder of annotated notes");
        return Ok(ExitCode::FAILURE);
    }
    let mut scores: BTreeMap<Category, Score> = BTreeMap::new();
    let (mut words, mut bytes, mut seconds) = (0, 0, 0.0);
    for folder in &folders {
        let mut paths: Vec<_> = fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        for path in paths {
            let (text, gold) = unmark(&fs::read_to_string(&path)?);
            let clock = std::time::Instant::now();
            let doc = Document::new(&text);
            let mut found = rules::find(&doc);
            seconds += clock.elapsed().as_secs_f64();
            bytes += text.len();
            found.retain(|e| e.confidence >= floor && only.contains(&e.category));
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            words += score(&doc, &gold, &found, &only, &mut scores, errors.then_some(&name));
        }
    }
    let mut all = Score::default();
    println!("{:<16}{:>7}{:>9}{:>9}{:>11}", "tokens", "gold", "recall", "flagged", "precision");
    for (category, s) in &scores {
        print_row(category.name(), s);
        all.gold += s.gold;
        all.hit += s.hit;
        all.flagged += s.flagged;
        all.right += s.right;
    }
    print_row("all", &all);
    let per_thousand = 1000.0 * (all.flagged - all.right) as f64 / f64::from(words.max(1));
    println!("false alarms per 1,000 tokens: {per_thousand:.2}; {:.1} MB/s", bytes as f64 / 1e6 / seconds);
    Ok(ExitCode::SUCCESS)
}

fn print_row(name: &str, s: &Score) {
    let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
    let (recall, precision) = (percent(s.hit, s.gold), percent(s.right, s.flagged));
    println!("{name:<16}{:>7}{recall:>9.1}{:>9}{precision:>11.1}", s.gold, s.flagged);
}

/// Scores word by word: where hits overlap the surest, then the longest counts. Returns the number of words.
fn score(
    doc: &Document<'_>,
    gold: &Gold,
    found: &[Entity],
    only: &[Category],
    scores: &mut BTreeMap<Category, Score>,
    name: Option<&String>,
) -> u32 {
    let mut words = 0;
    let mut last = (0, 0);
    for (i, token) in doc.tokens().iter().enumerate() {
        let (start, end) = (token.start as usize, token.end as usize);
        if !doc.word(i).chars().any(char::is_alphanumeric) {
            continue;
        }
        words += 1;
        let mark = gold.iter().find(|g| g.1 < end && start < g.2);
        let hit = found
            .iter()
            .filter(|e| e.start < end && start < e.end)
            .max_by_key(|e| (e.confidence, e.end - e.start));
        let want = mark.and_then(|m| m.0).filter(|c| only.contains(c));
        if let Some(want) = want {
            let s = scores.entry(want).or_default();
            s.gold += 1;
            s.hit += usize::from(hit.is_some_and(|h| h.category == want));
        }
        if let Some(hit) = hit.filter(|_| mark.is_none_or(|m| m.0.is_some())) {
            let s = scores.entry(hit.category).or_default();
            s.flagged += 1;
            s.right += usize::from(want == Some(hit.category));
        }
        let ignored = mark.is_some_and(|m| m.0.is_none());
        let (Some(name), false) = (name, ignored || hit.map(|h| h.category) == want) else { continue };
        let from = mark.map_or_else(|| hit.map_or(start, |h| h.start), |m| m.1);
        if std::mem::replace(&mut last, (from, end)).0 == from {
            continue;
        }
        let (category, to) = match (want, hit) {
            (Some(want), _) => (want.name(), mark.map_or(end, |m| m.2)),
            (None, Some(hit)) => (hit.category.name(), hit.end),
            (None, None) => continue,
        };
        let kind = if want.is_some() { "MISS" } else { "FALSE" };
        let said =
            hit.map_or_else(String::new, |h| format!(" ({} {} {})", h.category.name(), h.rule, h.confidence));
        let before: String = doc.slice(0, from).chars().rev().take(45).collect();
        let before: String = before.chars().rev().collect();
        let after: String = doc.slice(to, doc.text().len()).chars().take(30).collect();
        let line = format!("{before}[[{}]]{after}", doc.slice(from, to)).replace('\n', "⏎");
        println!("{kind} {category}{said} {name}: {line}");
    }
    words
}
