//! `cargo train [--rows BITS] [--epochs N] [--out FILE]`: annotated notes and lists in, weights out.
//! Deterministic: the same notes give the same bytes.
#![allow(clippy::print_stdout, reason = "a program that reports on its terminal")]

mod augment;
mod crf;
mod pack;
mod rng;
mod slots;

use crf::{Crf, Example};
use rng::Rng;
use scrubjay::corpus::Note;
use scrubjay::detect::rules;
use scrubjay::detect::tagger::{Evidence, Label, Rows, chains};
use scrubjay::lexicon::class;
use scrubjay::text::Document;
use slots::Slots;
use std::path::Path;
use std::{env, fs, io};

/// Bits of lists of names and places, hidden on a third of the entities so that context is learnt.
const HIDDEN: u32 = class::FIRST_TOP
    | class::FIRST
    | class::LAST_TOP
    | class::LAST
    | class::CITY_US
    | class::CITY_WORLD
    | class::COMPANY
    | class::COUNTY
    | class::PROFESSION;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    let value = |name: &str| args.iter().skip_while(|a| *a != name).nth(1);
    let number = |name: &str, or: usize| value(name).and_then(|v| v.parse().ok()).unwrap_or(or);
    let bits = number("--rows", 17) as u32;
    let epochs = number("--epochs", 14);
    let copies = number("--copies", 2);
    let dropout = number("--dropout", 12);
    let rate = number("--rate", 10) as f32 / 100.0;
    let out = value("--out").map_or("src/detect/tagger/weights.bin", String::as_str);

    let notes = Note::read_folder(Path::new("tests/corpora/train"))?;
    let slots = Slots::load(&notes)?;
    let mut rng = Rng::new(7);
    let mut crf = Crf::new(bits);
    let mut order: Vec<usize> = (0..notes.len() * copies).collect();
    println!("{} notes", notes.len());
    for epoch in 0..epochs {
        rng.shuffle(&mut order);
        crf.rate = rate / (1.0 + 0.25 * epoch as f32);
        let (mut likelihood, mut chains) = (0.0, 0);
        for at in &order {
            let Some(note) = notes.get(at / copies) else { continue };
            // Each epoch sees every note as written, and once more as another.
            let varied = if at % copies == 0 { note.clone() } else { augment::vary(note, &slots, &mut rng) };
            for mut chain in examples(&varied, bits, &mut rng) {
                likelihood += crf.learn(&mut chain, dropout, &mut rng);
                chains += 1;
            }
        }
        if epoch >= epochs / 3 {
            crf.remember();
        }
        println!(
            "epoch {:2}  log-likelihood a token {:.4}",
            epoch + 1,
            likelihood / f64::from(chains.max(1))
        );
    }
    crf.settle();
    fs::write(out, pack::pack(&crf))
}

/// The chains of a note with their true labels.
fn examples(note: &Note, bits: u32, rng: &mut Rng) -> Vec<Vec<Example>> {
    let doc = Document::new(&note.text);
    let mut ev = Evidence::new(&doc, &rules::find(&doc));
    let mut labels = vec![0; doc.tokens().len()];
    for e in &note.gold {
        let hide = rng.chance(33);
        let first = doc.token_from(e.start);
        let covered = doc.tokens().iter().skip(first).take_while(|t| (t.start as usize) < e.end).count();
        for label in labels.iter_mut().skip(first).take(covered) {
            *label = Label::of(e.category) as usize;
        }
        if hide {
            for mark in ev.marks.iter_mut().skip(first).take(covered) {
                *mark &= !HIDDEN;
            }
        }
    }
    let mut rows = Rows::new(bits);
    let example = |i: usize, rows: &mut Rows| {
        rows.read(&ev, i);
        let label = labels.get(i).copied().unwrap_or(0);
        Example { rows: rows.as_slice().to_vec(), label, breaks: doc.starts_line(i) }
    };
    chains(&ev).into_iter().map(|chain| chain.map(|i| example(i, &mut rows)).collect()).collect()
}
