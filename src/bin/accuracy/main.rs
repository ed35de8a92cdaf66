//! `cargo accuracy [CORPUS|FOLDER/ …] [--errors] [--strictness=N] [--check] [--write]`: finds PHI in every corpus at hand
//! and prints how well. `--check` fails where a figure is worse than `tests/floors.txt` allows; `--write` writes
//! `tests/ACCURACY.md`.
#![allow(clippy::disallowed_methods, reason = "room is no matter here")]
#![allow(clippy::print_stdout, reason = "a program that reports on its terminal")]

mod corpora;
mod floors;
mod measure;
mod miss;
mod page;
mod probe;
mod score;
mod variants;

use corpora::Corpus;
use measure::{Measured, measure};
use scrubjay::Options;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

/// The corpora whose variants are measured, and whose confidences are held against the truth.
const NOTES: &[&str] = &["dev-clean", "dev-messy", "heldout"];
/// The corpus that training sees.
const SEEN: &str = "train";

fn main() -> io::Result<ExitCode> {
    let args: Vec<String> = env::args().skip(1).collect();
    let flag = |name: &str| args.iter().any(|a| a == name);
    let wanted: Vec<&String> = args.iter().filter(|a| !a.starts_with("--")).collect();
    let strictness =
        args.iter().find_map(|a| a.strip_prefix("--strictness=")).and_then(|s| s.parse().ok()).unwrap_or(0.0);
    let options = Options { strictness, ..Options::default() };
    let mut corpora = corpora::all()?;
    if !wanted.is_empty() {
        for path in wanted.iter().filter(|w| w.contains('/')) {
            corpora.push(corpora::folder(Path::new(path))?);
        }
        for corpus in corpora.iter().filter(|c| wanted.iter().any(|w| is_of(&c.name, w))) {
            let errors = flag("--errors");
            let measured = measure(corpus, &options, |d, miss| {
                if errors {
                    println!("{}", miss::describe(d, miss));
                }
            });
            println!("{}\n{}", page::corpora(&[&measured]), page::categories(&measured));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let report = Report::new(&corpora, &options)?;
    println!("{}", report.summary());
    if flag("--write") {
        fs::write("tests/ACCURACY.md", report.page())?;
    }
    if flag("--check") {
        let (broken, loose) = floors::check(&report.measured, &report.groups)?;
        for line in loose.iter().chain(&broken) {
            println!("{line}");
        }
        return Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    Ok(ExitCode::SUCCESS)
}

/// `dev` stands for `dev-clean` and `dev-messy`.
fn is_of(name: &str, wanted: &str) -> bool {
    name.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

struct Report {
    /// The corpora, then the variants of [`NOTES`].
    measured: Vec<Measured>,
    /// How many of them are corpora.
    corpora: usize,
    groups: Vec<Measured>,
}

impl Report {
    fn new(corpora: &[Corpus], options: &Options) -> io::Result<Self> {
        let silent = |c: &Corpus| measure(c, options, |_, _| ());
        let mut measured: Vec<Measured> = corpora.iter().map(silent).collect();
        for corpus in corpora.iter().filter(|c| NOTES.contains(&c.name.as_str())) {
            for variant in [variants::unlisted, variants::capitals, variants::lower] {
                measured.push(silent(&variant(corpus)));
            }
        }
        let dev =
            corpora.iter().filter(|c| is_of(&c.name, "dev")).flat_map(|c| &c.documents).cloned().collect();
        let groups = probe::measure_groups(
            &Corpus { name: "dev".to_owned(), documents: dev, scoped: false },
            options,
        )?;
        Ok(Self { measured, corpora: corpora.len(), groups })
    }

    fn summary(&self) -> String {
        let of_notes: Vec<&Measured> =
            self.measured.iter().filter(|m| NOTES.iter().any(|n| is_of(&m.name, n))).collect();
        let notes: Vec<_> =
            of_notes.iter().filter(|m| NOTES.contains(&m.name.as_str())).map(|m| &m.total).collect();
        let corpora: Vec<&Measured> = self.measured.iter().take(self.corpora).collect();
        format!(
            "{}\n## Other names, other letter case\n\n\
            `unlisted`: every person's name swapped for an invented one that no list has.\n\n{}\n\
            ## Fairness\n\n\
            The dev notes with their people's names refilled from lists of one origin each, which no training slot uses.\n\n{}\n\
            ## Confidence\n\nOf the findings in {}, by confidence in per cent.\n\n{}",
            page::corpora(&corpora),
            page::variants(&of_notes),
            page::fairness(&self.groups),
            NOTES.join(", "),
            page::reliability(&notes),
        )
    }

    fn page(&self) -> String {
        let mut out = format!(
            "# Accuracy\n\nWritten by `cargo accuracy --write`; all figures in per cent unless they say otherwise.\n\
            A token is a run of letters and digits, found when each of its PHI characters is covered. `{SEEN}` is what the\n\
            tagger learnt from; believe `heldout`. Corpora that are no part of this repository follow after `{SEEN}`.\n\n{}",
            self.summary()
        );
        let with_phi =
            self.measured.iter().take(self.corpora).filter(|m| m.total.spans > 0 && m.name != SEEN);
        for measured in with_phi {
            out.push_str(&format!("\n## {}\n\n{}", measured.name, page::categories(measured)));
        }
        out
    }
}
