//! Throughput on one thread, in MB/s, beside a plain pass that only cuts words. The best of many runs counts, since
//! other work on the machine can only slow a run down. `tests/js/bench.mjs` is its twin in WebAssembly.

#![allow(clippy::expect_used, reason = "a benchmark that can't run has nothing to report")]

use scrubjay::{Deidentifier, Options, Session};
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let mark = regex_lite::Regex::new(r"\[\[[A-Za-z]+\|([^\]]*)\]\]").expect("a valid pattern");
    let folder = fs::read_dir("tests/corpora/dev").expect("the dev notes");
    let mut paths: Vec<_> = folder.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    let notes: Vec<String> = paths.iter().filter_map(|p| fs::read_to_string(p).ok()).collect();
    let text: String = notes.iter().map(|n| mark.replace_all(n, "$1")).collect();

    let engine = Deidentifier::new(Options::default()).expect("default options");
    report("plain words", &text, |t| {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count()
    });
    report("tag", &text, |t| engine.tag(t).map_or(0, |found| found.len()));
    report("redact", &text, |t| engine.redact(t, None).map_or(0, |done| done.text.len()));
    report("surrogate", &text, |t| {
        engine.surrogate(t, &mut Session::one_way([7; 32])).map_or(0, |done| done.text.len())
    });
}

fn report(name: &str, text: &str, work: impl Fn(&str) -> usize) {
    let until = Instant::now() + Duration::from_secs(2);
    let mut best = Duration::MAX;
    while Instant::now() < until {
        let start = Instant::now();
        black_box(work(black_box(text)));
        best = best.min(start.elapsed());
    }
    println!("{name:12} {:8.1} MB/s", text.len() as f64 / 1e6 / best.as_secs_f64());
}
