//! How the rows of a weight file are packed: in planes that a general compressor packs well and that unpack fast.
//!
//! By way, a byte a bucket that tells the row's feature from others, less the byte of the way before · which labels
//! have a weight, the lower eight for all rows, then the upper eight · by label, how many do, as `u32` little endian ·
//! by label, those weights as half bytes, low half first, more by 8, to a whole byte. In the lite build the rows are as
//! `coded` has them.

#[cfg(feature = "lite")]
use super::coded::{Reader, row};
use super::label::LABELS;

/// Rows a bucket: the features that deserve a row most are spread unevenly.
pub const WAYS: usize = 4;

/// The weights of a row, more by [`BIAS`] and two a byte, so that more rows stay near the processor: of the lower eight
/// labels in the low halves, of the upper eight in the high ones.
pub type Row = [u8; LABELS / 2];
/// What half a byte of a row has more than the weight.
pub const BIAS: i16 = 8;
/// A row without weights.
const NONE: u8 = BIAS as u8 * 17;

/// What tells the features of a bucket from others, and the weights of every row.
pub type Table = (Vec<[u8; WAYS]>, Vec<Row>);

/// Unpacks so many buckets; none of a file too short.
pub fn unpack(file: &[u8], buckets: usize) -> Table {
    table(file, buckets).unwrap_or_default()
}

fn table(file: &[u8], buckets: usize) -> Option<Table> {
    let (planes, file) = file.split_at_checked(WAYS * buckets)?;
    let mut owners = vec![[0_u8; WAYS]; buckets];
    for (bucket, owners) in owners.iter_mut().enumerate() {
        let mut before = 0_u8;
        for (owner, more) in owners.iter_mut().zip(planes.iter().skip(bucket).step_by(buckets)) {
            before = before.wrapping_add(*more);
            *owner = before;
        }
    }
    Some((owners, rows(file, buckets)?))
}

#[cfg(feature = "lite")]
fn rows(file: &[u8], buckets: usize) -> Option<Vec<Row>> {
    let mut reader = Reader::new(file);
    let mut rows = vec![[NONE; LABELS / 2]; WAYS * buckets];
    for packed in &mut rows {
        let mut weights = [0; LABELS];
        row(&mut reader, &mut weights);
        let (lower, upper) = weights.split_at(LABELS / 2);
        for ((byte, lower), upper) in packed.iter_mut().zip(lower).zip(upper) {
            *byte = (lower + BIAS as i8) as u8 | ((upper + BIAS as i8) as u8) << 4;
        }
    }
    Some(rows)
}

#[cfg(not(feature = "lite"))]
fn rows(file: &[u8], buckets: usize) -> Option<Vec<Row>> {
    let (lower, file) = file.split_at_checked(WAYS * buckets)?;
    let (upper, file) = file.split_at_checked(WAYS * buckets)?;
    let (counts, mut file) = file.split_at_checked(4 * LABELS)?;
    let mut weights = [(&[][..], 0); LABELS];
    for (of_label, count) in weights.iter_mut().zip(counts.as_chunks().0) {
        let halves;
        (halves, file) = file.split_at_checked((u32::from_le_bytes(*count) as usize).div_ceil(2))?;
        *of_label = (halves, 0);
    }
    let mut rows = vec![[NONE; LABELS / 2]; WAYS * buckets];
    for ((row, lower), upper) in rows.iter_mut().zip(lower).zip(upper) {
        let mut some = u16::from_le_bytes([*lower, *upper]);
        while some != 0 {
            let label = some.trailing_zeros() as usize;
            some &= some - 1;
            let (halves, at) = weights.get_mut(label)?;
            let half = halves.get(*at / 2)? >> (*at % 2 * 4) & 15;
            let upper = label / 8 * 4;
            let byte = row.get_mut(label % 8)?;
            *byte = *byte & (0xf0 >> upper) | half << upper;
            *at += 1;
        }
    }
    Some(rows)
}
