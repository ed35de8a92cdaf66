//! The packed table and its one operation. `compile.rs` describes the layout.

use crate::text::hash::{BUCKET_BITS, GROUP};

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

const BUCKETS: usize = 1 << BUCKET_BITS;
const MASKS: usize = u32_at_const(0) as usize;
const OFFSETS: usize = 4 + 4 * MASKS;
const SIZES: usize = OFFSETS + 4 * BUCKETS / GROUP;
const PRINTS: usize = SIZES + BUCKETS;
const COUNT: usize = (TABLE_LEN - PRINTS) / 4;
const INDICES: usize = PRINTS + 2 * COUNT;
const TABLE_LEN: usize = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")).len();

const fn u32_at_const(at: usize) -> u32 {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
    match bytes.split_at(at).1 {
        [a, b, c, d, ..] => u32::from_le_bytes([*a, *b, *c, *d]),
        _ => 0,
    }
}

fn u16_at(at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*TABLE.get(at)?, *TABLE.get(at + 1)?]))
}

fn u32_at(at: usize) -> Option<u32> {
    let bytes = TABLE.get(at..at + 4)?;
    bytes.try_into().ok().map(u32::from_le_bytes)
}

/// The class bits of the word or phrase with this hash; 0 if it is in no list.
pub fn lookup(hash: u32) -> u32 {
    find(hash).unwrap_or(0)
}

fn find(hash: u32) -> Option<u32> {
    let bucket = (hash >> (32 - BUCKET_BITS)) as usize;
    let group = bucket / GROUP;
    let mut first = u32_at(OFFSETS + 4 * group)? as usize;
    for &size in TABLE.get(SIZES + group * GROUP..SIZES + bucket)? {
        first += usize::from(size);
    }
    let size = usize::from(*TABLE.get(SIZES + bucket)?);
    let print = ((hash >> (16 - BUCKET_BITS)) as u16).to_le_bytes();
    let prints = TABLE.get(PRINTS + 2 * first..PRINTS + 2 * (first + size))?;
    let (pairs, _) = prints.as_chunks::<2>();
    let at = pairs.iter().position(|p| *p == print)?;
    let index = usize::from(u16_at(INDICES + 2 * (first + at))?);
    u32_at(4 + 4 * index)
}
