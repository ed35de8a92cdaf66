//! The packed table and its one operation. `compile.rs` describes the layout.

use crate::text::hash::{BUCKET_BITS, PRINT_BITS};
use std::sync::OnceLock;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Buckets that share one offset: their sizes are half bytes of one `u64`.
const GROUP: usize = 16;
const BUCKETS: usize = 1 << BUCKET_BITS;
const DIFFERENT: usize = u32_at_const(0) as usize;
const CLUSTERS: usize = 4 + 4 * DIFFERENT;
const SIZES: usize = CLUSTERS + DIFFERENT;
const PRINTS: usize = SIZES + BUCKETS / 2;
/// Words: each has three bytes behind the bucket sizes.
const COUNT: usize = (TABLE_LEN - PRINTS) / 3;
const INDICES: usize = PRINTS + COUNT;
const HIGH_INDICES: usize = INDICES + COUNT;
const TABLE_LEN: usize = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")).len();

const fn u32_at_const(at: usize) -> u32 {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
    match bytes.split_at(at).1 {
        [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]),
        _ => 0,
    }
}

fn u32_at(at: usize) -> Option<u32> {
    let bytes = TABLE.get(at..at + 4)?;
    bytes.try_into().ok().map(u32::from_le_bytes)
}

/// The class bits of the word or phrase with this hash; 0 if it is in no list.
pub fn lookup(hash: u32) -> u32 {
    entry(hash).0
}

/// The class bits and the cluster of the word or phrase with this hash; 0 where it has none.
pub fn entry(hash: u32) -> (u32, u8) {
    find(hash).unwrap_or_default()
}

fn find(hash: u32) -> Option<(u32, u8)> {
    let bucket = (hash >> (32 - BUCKET_BITS)) as usize;
    let group = bucket / GROUP;
    let sizes = TABLE.get(SIZES + group * GROUP / 2..)?.first_chunk().copied().map(u64::from_le_bytes)?;
    let shift = bucket % GROUP * 4;
    let first = *offsets().get(group)? as usize + sum(sizes & ((1 << shift) - 1));
    let size = (sizes >> shift & 15) as usize;
    let print = (hash >> (32 - BUCKET_BITS - PRINT_BITS)) as u8;
    let prints = TABLE.get(PRINTS + first..PRINTS + first + size)?;
    let at = first + prints.iter().position(|p| *p == print)?;
    let index = usize::from(u16::from_le_bytes([*TABLE.get(INDICES + at)?, *TABLE.get(HIGH_INDICES + at)?]));
    Some((u32_at(4 + 4 * index)?, *TABLE.get(CLUSTERS + index)?))
}

/// How many words stand before each group of buckets.
fn offsets() -> &'static [u32] {
    static OFFSETS: OnceLock<Vec<u32>> = OnceLock::new();
    OFFSETS.get_or_init(|| {
        let (groups, _) = TABLE.get(SIZES..PRINTS).unwrap_or_default().as_chunks();
        let counts = groups.iter().map(|sizes| sum(u64::from_le_bytes(*sizes)) as u32);
        counts.scan(0, |words, count| Some(std::mem::replace(words, *words + count))).collect()
    })
}

/// The sum of sixteen half bytes, at most 240.
const fn sum(halves: u64) -> usize {
    const LOW: u64 = 0x0f0f_0f0f_0f0f_0f0f;
    let bytes = (halves & LOW) + (halves >> 4 & LOW);
    (bytes.wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}
