//! `cargo accuracy [CORPUS …] [--errors]`: finds PHI in every corpus at hand and prints how well.
#![allow(clippy::print_stdout, reason = "a program that reports on its terminal")]

mod corpora;
mod score;

use corpora::Document;
use score::{Case, Figures, Miss, compatible};
use scrubjay::{Category, Options, detect};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, io};

/// Corpora whose gold leaves categories out: only categories found in their gold count.
const SCOPED: &[&str] = &[
    "presidio_research",
    "presidio_tests",
    "slm_names",
    "tab144",
    "wnut17",
    "pediatric_handoff",
    "pii_anon_clinical",
    "deidgate_seed",
    "openmed_golden_en",
    "public_notes",
];

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).collect();
    let errors = args.iter().any(|a| a == "--errors");
    let wanted: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let strictness =
        args.iter().find_map(|a| a.strip_prefix("--strictness=")).and_then(|s| s.parse().ok()).unwrap_or(0.0);
    let options = Options { strictness, ..Options::default() };
    println!(
        "{:<24} {:>5} {:>7} {:>7} {:>7} {:>7} {:>7} {:>8} {:>6}",
        "corpus", "docs", "recall", "precis", "covered", "labels", "clean", "over/1k", "traps"
    );
    for (name, path) in sources()? {
        if !wanted.is_empty() && !wanted.contains(&&name) {
            continue;
        }
        let documents = if path.is_dir() { corpora::folder(&path)? } else { corpora::lines(&path)? };
        measure(&name, &documents, &options, errors, wanted.len() == 1);
    }
    Ok(())
}

fn sources() -> io::Result<Vec<(String, PathBuf)>> {
    let mut out = Vec::new();
    for half in ["dev", "heldout", "train"] {
        out.push((half.to_owned(), Path::new("tests/corpora").join(half)));
    }
    let shared = Path::new("../shared/corpora/dev");
    if shared.is_dir() {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(shared)?.filter_map(|e| Some(e.ok()?.path())).collect();
        files.retain(|p| p.extension().is_some_and(|e| e == "jsonl"));
        files.sort();
        out.extend(
            files
                .into_iter()
                .map(|p| (p.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned()), p)),
        );
    }
    Ok(out)
}

fn measure(name: &str, documents: &[Document], options: &Options, errors: bool, by_category: bool) {
    let labels: Vec<&str> = documents
        .iter()
        .flat_map(|d| d.gold.iter().map(|g| g.label.as_str()))
        .filter(|l| *l != "Ignore")
        .collect();
    let inside = |c: Category| labels.iter().any(|l| compatible(l, c) && *l != "Other");
    let scoped: BTreeMap<Category, bool> = Category::ALL.iter().map(|c| (*c, inside(*c))).collect();
    let in_scope = |c: Category| scoped.get(&c).copied().unwrap_or(false);
    let scope: Option<&dyn Fn(Category) -> bool> =
        if SCOPED.contains(&name) { Some(&in_scope) } else { None };
    // The first half of the dev notes is well formed, the second messy.
    let halves: &[(&str, fn(&str) -> bool)] = if name == "dev" {
        &[("dev clean", |n| n <= "020"), ("dev messy", |n| n > "020")]
    } else {
        &[("", |_| true)]
    };
    for (half, belongs) in halves {
        let mut total = Figures::default();
        let mut by_label = BTreeMap::new();
        for d in documents.iter().filter(|d| belongs(&d.name)) {
            let doc = scrubjay::text::Document::new(&d.text);
            let found = detect::find(&doc, options, &detect::Knowledge::default());
            let case = Case { text: &d.text, gold: &d.gold, traps: &d.traps, found: &found };
            total.add(&case, scope, &mut by_label, |miss| {
                if errors {
                    show(d, &miss);
                }
            });
        }
        line(if half.is_empty() { name } else { half }, &total);
        if by_category {
            for (label, figures) in &by_label {
                line(&format!("  {label}"), figures);
            }
        }
    }
}

fn show(d: &Document, miss: &Miss<'_>) {
    let (kind, span) = match miss {
        Miss::Leak(g) => (format!("LEAK {}", g.label), g.span.clone()),
        Miss::FalseAlarm(e) => {
            (format!("FALSE {} {} {}", e.category.name(), e.rule, e.confidence), e.start..e.end)
        }
        Miss::Label(g, c) => (format!("LABEL {} as {}", g.label, c.name()), g.span.clone()),
    };
    let near = |at: usize, by: isize| {
        let mut at = at.saturating_add_signed(by).min(d.text.len());
        while !d.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (near(span.start, -40), near(span.end, 30));
    let part = |a: usize, b: usize| d.text.get(a..b).unwrap_or("").replace('\n', "⏎");
    println!(
        "{kind} | {} | {}«{}»{}",
        d.name,
        part(from, span.start),
        part(span.start, span.end),
        part(span.end, to)
    );
}

fn line(name: &str, f: &Figures) {
    let percent = |a: usize, b: usize| {
        if b == 0 { "-".to_owned() } else { format!("{:.2}", 100.0 * a as f64 / b as f64) }
    };
    let over = f.predicted_tokens.saturating_sub(f.right_tokens);
    println!(
        "{name:<24} {:>5} {:>7} {:>7} {:>7} {:>7} {:>7} {:>8} {:>6}",
        f.documents,
        percent(f.found_tokens, f.gold_tokens),
        percent(f.right_tokens, f.predicted_tokens),
        percent(f.covered_spans, f.spans),
        percent(f.right_labels, f.touched_spans),
        percent(f.clean, f.documents),
        percent(over * 10, f.plain_tokens),
        percent(f.trap_hits, f.traps),
    );
}
