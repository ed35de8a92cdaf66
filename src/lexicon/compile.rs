//! Build script: packs the lists of `data/` into one table that needs hardly any start-up work.
//!
//! A word is a bucket (15 bits of its hash, 13 in the lite build), a fingerprint (12 further bits, 8 in the lite build)
//! and the index of its class mask, so a foreign word is taken for a listed one about once in 1,200 look-ups, in the lite
//! build once in 110. The frequent masks come first and bytes of one kind stand together, which packs best. Layout, little endian: `masks: u32 count, u32…` · `group offsets: u32…` ·
//! `bucket sizes`, two a byte · `fingerprints: u8…`, then their high halves (of 12 bits), two a byte · `mask index: u8…`, then its high
//! bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, path::Path};

mod class {
    include!("class.rs");
}
mod hash {
    include!("../text/hash.rs");
}
use hash::{BUCKET_BITS, PRINT_BITS, hash_next, hash_word};

/// The low bits of a hash, which the table does not keep.
const DROPPED: u32 = 32 - BUCKET_BITS - PRINT_BITS;

fn main() {
    let lite = env::var_os("CARGO_FEATURE_LITE").is_some();
    let mut masks_by_hash: BTreeMap<u32, u32> = BTreeMap::new();
    for list in class::LISTS {
        let file = if lite { list.lite } else { list.file };
        if file.is_empty() {
            continue;
        }
        let path = format!("src/lexicon/data/{file}.txt");
        println!("cargo:rerun-if-changed={path}");
        let Ok(entries) = fs::read_to_string(&path) else { fail(&path) };
        let all: BTreeSet<&str> = entries.lines().filter(|l| !l.is_empty()).collect();
        for entry in &all {
            if lite && list.class == class::COMMON_TOP && inflected(entry, &all) {
                continue;
            }
            let mut words = entry.split([' ', '-']).map(|w| hash_word(w.as_bytes()));
            let Some(first) = words.next() else { continue };
            let mut hash = first;
            for word in words {
                *masks_by_hash.entry(hash >> DROPPED).or_default() |= class::PHRASE_START;
                hash = hash_next(hash, word);
            }
            *masks_by_hash.entry(hash >> DROPPED).or_default() |= list.class;
        }
    }
    println!("cargo:rerun-if-changed=src/lexicon/compile.rs");
    println!("cargo:rerun-if-changed=src/lexicon/class.rs");
    println!("cargo:rerun-if-changed=src/text/hash.rs");

    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    masks_by_hash.values().for_each(|mask| *counts.entry(*mask).or_default() += 1);
    let mut masks: Vec<u32> = counts.keys().copied().collect();
    masks.sort_by_key(|mask| std::cmp::Reverse(counts.get(mask)));
    let rank: BTreeMap<u32, usize> = masks.iter().enumerate().map(|(i, mask)| (*mask, i)).collect();
    let mut sizes = vec![0_u8; 1 << (BUCKET_BITS - 1)];
    let (mut prints, mut halves) = (Vec::new(), Vec::new());
    let (mut indices, mut high_indices) = (Vec::new(), Vec::new());
    for (count, (hash, mask)) in masks_by_hash.iter().enumerate() {
        // The map ascends, so words come bucket by bucket.
        let of = (hash >> PRINT_BITS) as usize;
        if let Some(pair) = sizes.get_mut(of / 2) {
            let size = *pair >> (of % 2 * 4) & 15;
            if size == 15 {
                fail("a bucket of more than 15 words");
            }
            *pair += 1 << (of % 2 * 4);
        }
        prints.push(*hash as u8);
        let half = (hash >> 8) as u8 & 15;
        match halves.last_mut() {
            _ if PRINT_BITS == 8 => {}
            Some(last) if count % 2 == 1 => *last |= half << 4,
            _ => halves.push(half),
        }
        let index = rank.get(mask).copied().unwrap_or_default();
        indices.push(index as u8);
        high_indices.push((index >> 8) as u8);
    }
    let mut table = (masks.len() as u32).to_le_bytes().to_vec();
    table.extend(masks.iter().flat_map(|m| m.to_le_bytes()));
    table.extend(sizes);
    for column in [prints, halves, indices, high_indices] {
        table.extend(column);
    }
    let Some(out) = env::var_os("OUT_DIR") else { fail("OUT_DIR") };
    if fs::write(Path::new(&out).join("lexicon.bin"), table).is_err() {
        fail("lexicon.bin");
    }
}

/// Whether a word is a form of another one of the list, which its ending tells as well.
fn inflected(word: &str, all: &BTreeSet<&str>) -> bool {
    ["s", "d", "ed", "ing", "ly", "er"].iter().any(|ending| {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else { return false };
        let twice =
            stem.get(..stem.len() - 1).filter(|once| stem.ends_with(once.chars().last().unwrap_or(' ')));
        all.contains(stem)
            || all.contains(format!("{stem}e").as_str())
            || twice.is_some_and(|s| all.contains(s))
    })
}

fn fail(what: &str) -> ! {
    eprintln!("the word table: cannot do with {what}");
    std::process::exit(1)
}
