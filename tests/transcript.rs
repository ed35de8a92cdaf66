//! Writes what the native engine makes of the dev notes; `tests/js/consistency.test.mjs` expects the same of every
//! JavaScript runtime.

use scrubjay::text::Utf16Offsets;
use scrubjay::{Deidentifier, Options, Session};
use std::fmt::Write;
use std::{fs, path::Path};

#[test]
fn a_transcript_for_the_other_runtimes() {
    let mut paths: Vec<_> = fs::read_dir("tests/corpora/dev").unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let engine = Deidentifier::new(Options::default()).unwrap();
    let mut session = Session::one_way([7; 32]);
    let mark = regex_lite::Regex::new(r"\[\[[A-Za-z]+\|([^\]]*)\]\]").unwrap();
    let mut out = String::new();
    for path in paths {
        let marked = fs::read_to_string(&path).unwrap();
        let text = mark.replace_all(&marked, "$1");
        writeln!(out, "## {}", path.file_name().unwrap().to_string_lossy()).unwrap();
        let mut offsets = Utf16Offsets::new(&text);
        for e in engine.tag(&text).unwrap() {
            let (start, end) = (offsets.to_utf16(e.start), offsets.to_utf16(e.end));
            writeln!(out, "{start} {end} {} {} {}", e.category.name(), e.confidence, e.rule).unwrap();
        }
        out.push_str(&engine.surrogate(&text, &mut session).unwrap().text);
        out.push('\n');
    }
    assert!(out.len() > 100_000);
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("transcript.txt"), out).unwrap();
}
