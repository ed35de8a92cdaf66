// How words and phrases become numbers: shared by the library and its build script, hence no inner docs.

/// The hash by which lists and features know a lower-cased word. Stable: weights and tables depend on it.
pub const fn hash_word(word: &[u8]) -> u32 {
    let mut h: u32 = 0x811c_9dc5;
    let mut rest = word;
    while let [byte, tail @ ..] = rest {
        h = (h ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = tail;
    }
    mix(h)
}

/// Spreads the low bits over the whole word.
pub const fn mix(h: u32) -> u32 {
    let h = (h ^ (h >> 16)).wrapping_mul(0x7feb_352d);
    let h = (h ^ (h >> 15)).wrapping_mul(0x846c_a68b);
    h ^ (h >> 16)
}

/// The hash of a phrase from that of its beginning and its next word.
pub const fn hash_next(phrase: u32, word: u32) -> u32 {
    mix(phrase.rotate_left(9) ^ word)
}

/// The number of buckets of the word table is 2 to this power.
pub const BUCKET_BITS: u32 = if cfg!(feature = "lite") { 13 } else { 15 };
/// The bits of the hash behind those of the bucket that tell a bucket's words apart.
pub const PRINT_BITS: u32 = 8;
