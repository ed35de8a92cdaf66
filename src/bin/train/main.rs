//! `cargo train [--check]`: annotated notes and lists in, weights out. Deterministic: the same notes give the same
//! bytes, and `--check` says whether the committed ones are they. With the feature `lite`, the lite model.
#![allow(clippy::disallowed_methods, reason = "room is no matter here")]
#![allow(clippy::print_stdout, reason = "a program that reports on its terminal")]

mod augment;
mod crf;
mod distract;
mod pack;
mod rng;
mod slots;
mod steps;
#[cfg(feature = "lite")]
mod writer;

use crf::{Crf, Example, Known};
use rng::Rng;
use scrubjay::corpus::Note;
use scrubjay::detect::rules;
use scrubjay::detect::tagger::kind::{KINDS, NAMES, read_name, read_number};
use scrubjay::detect::tagger::{Evidence, Features, Label, WAYS, bucket, chains, read_step, tables};
use scrubjay::lexicon::class;
use scrubjay::text::Document;
use slots::Slots;
use std::ops::Range;
use std::path::Path;
use std::sync::mpsc::{self, SyncSender};
use std::{env, fs, io, thread};
use steps::Step;

/// Bits of lists of names and places, hidden on a third of the entities so that context is learnt.
const HIDDEN: u32 = class::FIRST_TOP
    | class::FIRST
    | class::LAST_TOP
    | class::CITY_US
    | class::CITY_WORLD
    | class::COMPANY
    | class::ORG_NAME
    | class::HOSPITAL_NAME
    | class::COUNTY
    | class::PROFESSION;

/// Passes over the notes.
const EPOCHS: usize = 10;
/// Passes over all notes at the end, with weights in whole steps.
const STEPPED_EPOCHS: usize = 2;
/// Each pass sees a note as written and as this many less one others.
const COPIES: usize = 2;
/// Notes read ahead of learning.
const AHEAD: usize = 64;
/// The first pass's learning rate.
const RATE: f32 = 0.1;
/// Rows of the table that tells which features matter.
const WIDE: usize = 1 << 22;

const CHAIN: Settings = Settings {
    name: "weights",
    examples: chain_examples,
    min_notes: 8,
    rows: if LITE { 21 << 9 } else { 109 << 10 },
    fine: if LITE { 1 << 10 } else { 4 << 10 },
    enough: u32::MAX,
    dropout: 5,
    reach: if LITE { 4.0 } else { 3.0 },
};
const KINDS_OF_NUMBER: Settings = Settings {
    name: "kinds",
    examples: kind_examples,
    min_notes: 2,
    rows: if LITE { 1 << 9 } else { 1 << 12 },
    fine: 0,
    enough: u32::MAX,
    dropout: 5,
    reach: 5.4,
};
const KINDS_OF_NAME: Settings = Settings {
    name: "names",
    examples: name_examples,
    min_notes: 3,
    rows: if LITE { 1 << 9 } else { 13 << 10 },
    fine: 0,
    enough: if LITE { u32::MAX } else { 1500 },
    dropout: 12,
    reach: 5.4,
};
/// The lite build has smaller models.
const LITE: bool = cfg!(feature = "lite");

fn main() -> io::Result<()> {
    let check = env::args().any(|a| a == "--check");
    let notes = Note::read_folder(Path::new("tests/corpora/train"))?;
    let slots = Slots::load(&notes)?;
    println!("{} notes", notes.len());
    let weights = thread::scope(|scope| {
        let others =
            scope.spawn(|| (KINDS_OF_NUMBER.model(&notes, &slots), KINDS_OF_NAME.model(&notes, &slots)));
        let chain = CHAIN.model(&notes, &slots);
        let (kinds, names) = others.join().map_err(|_| io::Error::other("training ended early"))?;
        Ok::<_, io::Error>([chain?, kinds?, names?])
    })?;
    for (model, weights) in [CHAIN, KINDS_OF_NUMBER, KINDS_OF_NAME].iter().zip(weights) {
        let file = format!("src/detect/tagger/{}{}.bin", model.name, if LITE { "-lite" } else { "" });
        if !check {
            fs::write(&file, weights)?;
        } else if fs::read(&file)? != weights {
            return Err(io::Error::other(format!(
                "{file} is not what training makes of the notes: run cargo train"
            )));
        }
    }
    Ok(())
}

struct Settings {
    /// The stem of its file.
    name: &'static str,
    /// The chains of a note.
    examples: fn(&Note, &mut Rng) -> Vec<Vec<Example>>,
    /// Notes that must have a feature: of what only a few have, a note to come has nothing. Without it the words of
    /// these notes are as new as those of others, and what is new is no longer taken for a name.
    min_notes: usize,
    /// Rows of the table.
    rows: usize,
    /// Of those, rows with which the most frequent features are kept in finer steps.
    fine: usize,
    /// Sightings of a feature beyond which more don't add to what makes it deserve a row.
    enough: u32,
    /// Features left out, of 100: none may be relied upon.
    dropout: usize,
    /// How fine a weight's step is: see [`pack::step`].
    reach: f32,
}

impl Settings {
    /// The weight file. First all features learn in a table too large to collide, to see which deserve a row; then
    /// those alone; at last in the whole steps in which they are kept.
    fn model(&self, notes: &[Note], slots: &Slots) -> io::Result<Vec<u8>> {
        let known = self.in_enough_notes(notes);
        let wide = self.train(notes, slots, Crf::shared(WIDE, known), 0..EPOCHS / 2);
        let owners = self.choose(notes, slots, &wide, self.rows / WAYS);
        drop(wide);
        let mut crf = self.train(notes, slots, Crf::owned(owners), 0..EPOCHS);
        crf.settle();
        crf.step = Some(pack::step(&crf, self.reach));
        crf = self.train(notes, slots, crf, EPOCHS..EPOCHS + STEPPED_EPOCHS);
        crf.settle();
        self.judge(&crf)?;
        Ok(pack::pack(&crf))
    }

    /// The features that enough notes have.
    fn in_enough_notes(&self, notes: &[Note]) -> Known {
        let of_note = |note: &Note| {
            let examples = (self.examples)(note, &mut Rng::new(3));
            let mut hashes: Vec<u32> =
                examples.iter().flatten().flat_map(Example::all_features).copied().collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes
        };
        let mut seen: Vec<u32> = notes.iter().flat_map(of_note).collect();
        seen.sort_unstable();
        let enough = seen.chunk_by(|a, b| a == b).filter(|same| same.len() >= self.min_notes);
        Known::new(enough.filter_map(|same| same.first().copied()))
    }

    /// Prints how well the model foretells the notes that it has not seen.
    fn judge(&self, crf: &Crf) -> io::Result<()> {
        let (mut likelihood, mut tokens) = (0.0, 0);
        for note in Note::read_folder(Path::new("tests/corpora/heldout"))? {
            for mut chain in (self.examples)(&note, &mut Rng::new(1)) {
                likelihood += crf.likelihood(&mut chain);
                tokens += chain.len();
            }
        }
        println!(
            "held-out notes  log-likelihood a token {:.4}",
            likelihood / f64::from(tokens.max(1) as u32)
        );
        Ok(())
    }

    fn train(&self, notes: &[Note], slots: &Slots, mut crf: Crf, epochs: Range<usize>) -> Crf {
        for epoch in epochs {
            crf.rate = RATE / (1.0 + 0.25 * epoch as f32);
            let (mut likelihood, mut chains) = (0.0, 0);
            let mut rng = Rng::new(epoch as u64);
            thread::scope(|scope| {
                let (sender, receiver) = mpsc::sync_channel(AHEAD);
                scope.spawn(move || self.read_all(notes, slots, &mut Rng::new(!(epoch as u64)), &sender));
                for mut chain in receiver.into_iter().flatten() {
                    likelihood += crf.learn(&mut chain, self.dropout, &mut rng);
                    chains += 1;
                }
            });
            if epoch >= EPOCHS / 3 {
                crf.remember();
            }
            println!(
                "epoch {:2}  log-likelihood a token {:.4}",
                epoch + 1,
                likelihood / f64::from(chains.max(1))
            );
        }
        crf
    }

    /// Sends the chains of every note in any order: as written, and again as others.
    fn read_all(&self, notes: &[Note], slots: &Slots, rng: &mut Rng, to: &SyncSender<Vec<Vec<Example>>>) {
        let mut order: Vec<usize> = (0..notes.len() * COPIES).collect();
        rng.shuffle(&mut order);
        for at in order {
            let Some(note) = notes.get(at / COPIES) else { continue };
            let varied = if at % COPIES == 0 { note.clone() } else { augment::vary(note, slots, rng) };
            if to.send((self.examples)(&varied, rng)).is_err() {
                return;
            }
        }
    }

    /// For each bucket of the final table the features that deserve a row most; of those seen most, one a bucket twice.
    fn choose(&self, notes: &[Note], slots: &Slots, wide: &Crf, buckets: usize) -> Vec<[u32; WAYS]> {
        let mut best = vec![[(0.0, 0); WAYS]; buckets];
        let mut rng = Rng::new(11);
        for note in notes {
            for varied in [note.clone(), augment::vary(note, slots, &mut rng)] {
                for hash in
                    (self.examples)(&varied, &mut rng).iter().flatten().flat_map(Example::all_features)
                {
                    let (weight, count) = wide.weight_of(*hash);
                    if count == 0 {
                        continue;
                    }
                    let worth = weight * libm::sqrtf(count.min(self.enough) as f32);
                    best.get_mut(bucket(*hash, buckets)).into_iter().for_each(|b| enter(b, (worth, *hash)));
                }
            }
        }
        let mut owners: Vec<_> = best.into_iter().map(|b| b.map(|(_, hash)| hash)).collect();
        let seen = |hash: &u32| wide.weight_of(*hash).1;
        let mut counts: Vec<u32> = owners.iter().flatten().map(seen).collect();
        counts.sort();
        let frequent = counts.iter().nth_back(self.fine).copied().unwrap_or(0);
        for bucket in &mut owners {
            // The least of the bucket makes room.
            if let Some(at) = bucket.iter().position(|hash| seen(hash) > frequent) {
                bucket.get_mut(..=at).into_iter().for_each(|upto| upto.rotate_right(1));
                bucket.copy_within(..WAYS - 1, 1);
            }
        }
        owners
    }
}

/// Enters a feature among the best of its bucket, best first. Of two that a bucket can't tell apart the better stays.
fn enter(best: &mut [(f32, u32); WAYS], feature: (f32, u32)) {
    let alike = best.iter().position(|(_, hash)| *hash as u8 == feature.1 as u8);
    let place = best.get_mut(alike.unwrap_or(WAYS - 1)).filter(|place| **place < feature);
    place.into_iter().for_each(|place| *place = feature);
    best.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
}

/// The chains of a note with their true labels.
fn chain_examples(note: &Note, rng: &mut Rng) -> Vec<Vec<Example>> {
    let doc = Document::new(&note.text);
    let mut ev = Evidence::new(&doc, &rules::find(&doc));
    let mut labels = vec![0; doc.tokens().len()];
    for e in &note.gold {
        let hide = rng.chance(33);
        let range = doc.tokens_in(e.start..e.end);
        if let Some(covered) = labels.get_mut(range.clone()) {
            covered.fill(Label::of(e.category) as usize);
        }
        if hide {
            hide_lists(&mut ev, range);
        }
    }
    let mut features = Features::default();
    let example = |i: usize, features: &mut Features| {
        read_step(&ev, i, features);
        let mut step = Step { tables: Vec::new(), features: features.take().to_vec() };
        tables(&ev, i, |table| step.tables.push(table));
        features.read(&ev, i);
        let label = labels.get(i).copied().unwrap_or(0);
        Example { features: features.take().to_vec(), label, step }
    };
    chains(&ev).into_iter().map(|chain| chain.map(|i| example(i, &mut features)).collect()).collect()
}

/// Hides what the lists say of names and places at some tokens.
fn hide_lists(ev: &mut Evidence<'_, '_>, tokens: Range<usize>) {
    ev.clusters.get_mut(tokens.clone()).into_iter().for_each(|clusters| clusters.fill(0));
    ev.marks.get_mut(tokens).into_iter().flatten().for_each(|mark| *mark &= !HIDDEN);
}

/// Each number or contact of a note, with its kind, as a chain of its own.
fn kind_examples(note: &Note, rng: &mut Rng) -> Vec<Vec<Example>> {
    let doc = Document::new(&note.text);
    let mut ev = Evidence::new(&doc, &rules::find(&doc));
    if rng.chance(30) {
        ev.hits.fill(0);
    }
    let mut features = Features::default();
    let mut out = Vec::new();
    for e in &note.gold {
        let Some(label) = KINDS.iter().position(|k| *k == e.category) else { continue };
        let range = doc.token_from(e.start)..doc.token_from(e.end.saturating_sub(1)) + 1;
        read_number(&ev, range, &mut features);
        out.push(vec![Example { features: features.take().to_vec(), label, step: Step::default() }]);
    }
    out
}

/// Each name of a note, with its kind, as a chain of its own.
fn name_examples(note: &Note, rng: &mut Rng) -> Vec<Vec<Example>> {
    let doc = Document::new(&note.text);
    let mut ev = Evidence::new(&doc, &rules::find(&doc));
    let mut features = Features::default();
    let mut out = Vec::new();
    for e in &note.gold {
        let Some(label) = NAMES.iter().position(|k| *k == e.category) else { continue };
        let range = doc.token_from(e.start)..doc.token_from(e.end.saturating_sub(1)) + 1;
        if rng.chance(33) {
            hide_lists(&mut ev, range.clone());
        }
        read_name(&ev, range, &mut features);
        out.push(vec![Example { features: features.take().to_vec(), label, step: Step::default() }]);
    }
    out
}
