//! Build script: packs the lists of `data/` into one table that needs hardly any start-up work.
//!
//! A word is a bucket (15 bits of its hash, 13 in the lite build), a fingerprint (8 further bits) and the index of what is
//! known of it: its class mask and, in the standard build, its cluster. So a foreign word is taken for a listed one about
//! once in 65 look-ups, in the lite build once in 110. What is frequent comes first and bytes of one kind stand
//! together, which packs best. Layout, little endian: `count: u32` · `class masks: u32…` · `clusters: u8…` ·
//! `bucket sizes`, two a byte · `fingerprints: u8…` · `index: u8…`, then its high bytes.

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
    let mut known: BTreeMap<u32, (u32, u8)> = BTreeMap::new();
    for list in class::LISTS {
        let file = if lite { list.lite } else { list.file };
        if file.is_empty() {
            continue;
        }
        let entries = read(file);
        let all: BTreeSet<&str> = entries.lines().filter(|l| !l.is_empty()).collect();
        for entry in &all {
            if lite && list.class == class::COMMON_TOP && inflected(entry, &all) {
                continue;
            }
            let mut words = entry.split([' ', '-']).map(|w| hash_word(w.as_bytes()));
            let Some(first) = words.next() else { continue };
            let mut hash = first;
            for word in words {
                known.entry(hash >> DROPPED).or_default().0 |= class::PHRASE_START;
                hash = hash_next(hash, word);
            }
            known.entry(hash >> DROPPED).or_default().0 |= list.class;
        }
    }
    if !lite {
        for (line, cluster) in read("cluster").lines().zip(1..) {
            for word in line.split(' ') {
                known.entry(hash_word(word.as_bytes()) >> DROPPED).or_default().1 = cluster;
            }
        }
    }
    println!("cargo:rerun-if-changed=src/lexicon/compile.rs");
    println!("cargo:rerun-if-changed=src/lexicon/class.rs");
    println!("cargo:rerun-if-changed=src/text/hash.rs");

    let mut counts: BTreeMap<(u32, u8), u32> = BTreeMap::new();
    known.values().for_each(|what| *counts.entry(*what).or_default() += 1);
    let mut different: Vec<(u32, u8)> = counts.keys().copied().collect();
    different.sort_by_key(|what| std::cmp::Reverse(counts.get(what)));
    let rank: BTreeMap<(u32, u8), usize> = different.iter().enumerate().map(|(i, what)| (*what, i)).collect();
    let mut sizes = vec![0_u8; 1 << (BUCKET_BITS - 1)];
    let (mut prints, mut indices, mut high_indices) = (Vec::new(), Vec::new(), Vec::new());
    for (hash, what) in &known {
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
        let index = rank.get(what).copied().unwrap_or_default();
        indices.push(index as u8);
        high_indices.push((index >> 8) as u8);
    }
    let mut table = (different.len() as u32).to_le_bytes().to_vec();
    table.extend(different.iter().flat_map(|(mask, _)| mask.to_le_bytes()));
    table.extend(different.iter().map(|(_, cluster)| *cluster));
    for column in [sizes, prints, indices, high_indices] {
        table.extend(column);
    }
    let Some(out) = env::var_os("OUT_DIR") else { fail("OUT_DIR") };
    if fs::write(Path::new(&out).join("lexicon.bin"), table).is_err() {
        fail("lexicon.bin");
    }
}

fn read(list: &str) -> String {
    let path = format!("src/lexicon/data/{list}.txt");
    println!("cargo:rerun-if-changed={path}");
    fs::read_to_string(&path).unwrap_or_else(|_| fail(&path))
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
