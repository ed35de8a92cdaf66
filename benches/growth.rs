//! Whether time grows as the text does: ms to surrogate 100, 200 and 400 KB of texts that invite a second look at
//! what was read, and the factor over both doublings, which is 4 when time is linear. Every word that a rule knows
//! takes its turn too; of these only the worst is shown.

#![allow(clippy::expect_used, reason = "a benchmark that can't run has nothing to report")]

use scrubjay::{Deidentifier, Options, Session};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use std::{fs, io};

const KB: [usize; 3] = [100_000, 200_000, 400_000];

#[rustfmt::skip]
const PARTS: &[&str] = &[
    "a", "A", "7", "1 ", "1-", "1/", "1.", "1-1-1 ", "a@", "@", "a@a.", "(", "((1", ")", "[", "\"", "'", ":", "a: ", "|", "|a", "a\t",
    "\n", "a\n", "\r\n", "\0", "\u{200f}\u{5d0} ", "e\u{301}", "\u{1f469}", "王", "#", "#1", "^", "~", "&", "_", "+1 ", "a=b&", "z9",
    "a-", "- ", ".", ",", " ", "\u{a0}", "J. ", "a b c ", "one ", "one two ", "four seven oh nine ", "two thousand twenty one ",
    "one hundred ", "march third ", "third ", "3rd ", "March ", "Mar 4 ", "3/4/2021 ", "3/4-", "Monday ", "'09 ", "9:30 ",
    "Smith, John A. ", "Dr. Lee ", "Mr ", "MD ", "wife Ann ", "MRN: ", "MRN 12 ", "DOB: ", "phone ", "ext 4 ", "555-123-4567 ", "12345 ",
    "12 Main St ", "Avenue ", "PO Box ", "Boston, ", "MA ", "St. Mary Hospital ", "login jdoe ", "john at gmail dot com ", "http://",
    "http://a.b ", "www.", "1.2.3.4 ", "1.2.3.4 | ", "a:b:", "00:11:22:", "GB82 WEST ", "4111 ", "AB12 ", "550e8400-e29b-", "PID|1||12^^^A\n",
    "NM1*QC*1*", "MRN | Name | DOB\n1 | a | b\n", "{\"a\":\"b\",", "<a>", "a,b,", "password: ", "alpha bravo ", "cc: ", "10 mg ",
];

fn main() {
    let engine = Deidentifier::new(Options::default()).expect("default options");
    let time = |part: &str, size: usize| {
        let text = part.repeat(size / part.len());
        let once = || {
            let start = Instant::now();
            black_box(
                engine.surrogate(&text, &mut Session::one_way([7; 32])).expect("a text within the limit"),
            );
            start.elapsed().as_secs_f64() * 1e3
        };
        // The best of three: other work on the machine can only slow a run down.
        once().min(once()).min(once())
    };
    for part in PARTS {
        let [first, second, third] = KB.map(|size| time(part, size));
        println!("{part:28?} {first:8.1} {second:8.1} {third:8.1} ms  \u{d7}{:.1}", third / first);
    }
    let worst = rule_words(Path::new("src/detect/rules"))
        .expect("the rules")
        .into_iter()
        .map(|word| format!("{word} "))
        .map(|part| (time(&part, KB[0]) / time(&part, KB[0] / 4), part))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((factor, part)) = worst {
        println!("of the rules' own words, four times the text: at most \u{d7}{factor:.1} ({part:?})");
    }
}

/// The words in small letters that stand in quotes in the rules' tables.
fn rule_words(folder: &Path) -> io::Result<Vec<String>> {
    let mut words = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            words.extend(rule_words(&path)?);
            continue;
        }
        let source = fs::read_to_string(&path)?;
        let rows = source.split("#[cfg(test)]").next().unwrap_or("").split('"').skip(1).step_by(2);
        let plain = |w: &&str| w.len() > 1 && w.bytes().all(|b| b.is_ascii_lowercase());
        words.extend(rows.flat_map(str::split_whitespace).filter(plain).map(str::to_owned));
    }
    words.sort();
    words.dedup();
    Ok(words)
}
