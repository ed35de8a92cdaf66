//! Weights as a few steps each: one step for the whole table, small weights pruned to zero. The layout is that of
//! `detect::tagger::model` and `packed`.

use crate::crf::Crf;
#[cfg(feature = "lite")]
use scrubjay::detect::tagger::coded::row;
use scrubjay::detect::tagger::{FINE, LABELS, PART, Scores, WAYS};

/// The largest weight, in steps.
const MOST: i8 = 7;
/// Weights below this many steps become zero.
const PRUNE: f32 = if cfg!(feature = "lite") { 1.0 } else { 0.8 };

/// The weight file of weights in whole steps.
pub fn pack(crf: &Crf) -> Vec<u8> {
    let step = crf.step.unwrap_or(1.0);
    let mut out = (crf.owners().len() as u32).to_le_bytes().to_vec();
    out.extend(libm::expf(-step / f32::from(FINE)).to_le_bytes());
    let mut transitions: Vec<u8> = crf.transition_weights().flatten().map(|w| parts(*w) as u8).collect();
    if transitions.iter().all(|w| *w == 0) {
        transitions.clear();
    }
    out.extend(((transitions.len() / LABELS / LABELS) as u32).to_le_bytes());
    out.extend(transitions);

    // The order within a bucket is free: ascending differences pack best. A row of nothing needs no owner.
    let (mut planes, mut ordered) = ([const { Vec::new() }; WAYS], Vec::new());
    let weights: Vec<Scores> = crf.weights().copied().collect();
    for (owners, rows) in crf.owners().iter().zip(weights.as_chunks::<WAYS>().0) {
        let mut bucket = Vec::new();
        for (way, (hash, row)) in owners.iter().zip(rows).enumerate() {
            if is_fine(owners, way) {
                bucket.push((*hash as u8, row.map(|w| in_parts(w, step).0)));
                bucket.push((*hash as u8, row.map(|w| in_parts(w, step).1)));
            } else if row.iter().any(|w| whole(*w, step) != 0) {
                bucket.push((*hash as u8, row.map(|w| whole(w, step))));
            }
        }
        bucket.sort_by_key(|(owner, _)| *owner);
        let mut before = 0;
        for (way, plane) in planes.iter_mut().enumerate() {
            let (owner, row) = bucket.get(way).copied().unwrap_or((before, [0; LABELS]));
            plane.push(owner - before);
            before = owner;
            ordered.push(row);
        }
    }
    out.extend(planes.iter().flatten());
    rows_of(&ordered, &mut out);
    out
}

#[cfg(feature = "lite")]
fn rows_of(rows: &[[i8; LABELS]], out: &mut Vec<u8>) {
    let mut writer = crate::writer::Writer::default();
    for mut weights in rows.iter().copied() {
        row(&mut writer, &mut weights);
    }
    out.extend(writer.finish());
}

#[cfg(not(feature = "lite"))]
fn rows_of(ordered: &[[i8; LABELS]], out: &mut Vec<u8>) {
    let some = |row: &[i8; LABELS]| row.iter().rev().fold(0_u16, |bits, w| bits << 1 | u16::from(*w != 0));
    out.extend(ordered.iter().map(|row| some(row) as u8));
    out.extend(ordered.iter().map(|row| (some(row) >> 8) as u8));
    let of_label = |label: usize| ordered.iter().filter_map(move |row| row.get(label).filter(|w| **w != 0));
    out.extend((0..LABELS).flat_map(|label| (of_label(label).count() as u32).to_le_bytes()));
    for label in 0..LABELS {
        let halves: Vec<u8> = of_label(label).map(|w| (w + 8) as u8).collect();
        out.extend(halves.chunks(2).map(|two| two.iter().rev().fold(0, |byte, half| byte << 4 | half)));
    }
}

/// Whether this is the first of two rows of one feature.
pub fn is_fine(owners: &[u32; WAYS], way: usize) -> bool {
    owners.get(way).is_some_and(|hash| *hash != 0 && owners.get(way + 1) == Some(hash))
}

/// A weight in whole steps and fine ones.
fn in_parts(weight: f32, step: f32) -> (i8, i8) {
    let fine = f32::from(FINE);
    let most = f32::from(MOST) * (fine + 1.0);
    let all = (weight / step * fine).clamp(-most, most).round() as i16;
    let coarse = (all + FINE / 2).div_euclid(FINE);
    (coarse as i8, (all - coarse * FINE).max(-i16::from(MOST)) as i8)
}

/// A weight as it is kept, in whole steps or with fine ones.
pub fn kept(weight: f32, step: f32, fine: bool) -> f32 {
    if !fine {
        return f32::from(whole(weight, step)) * step;
    }
    let (coarse, fine) = in_parts(weight, step);
    f32::from(i16::from(coarse) * FINE + i16::from(fine)) * (step / f32::from(FINE))
}

/// A weight of a table of transitions, in parts.
fn parts(weight: f32) -> i8 {
    (weight * f32::from(PART)).round() as i8
}

/// A weight of a table of transitions as it is kept.
pub fn kept_part(weight: f32) -> f32 {
    f32::from(parts(weight)) / f32::from(PART)
}

/// A weight in whole steps.
fn whole(weight: f32, step: f32) -> i8 {
    let steps = weight / step;
    let most = f32::from(MOST);
    // Added and taken away again, as a cast cuts off towards zero.
    if steps.abs() < PRUNE { 0 } else { (steps.clamp(-most, most) + most + 0.5) as i8 - MOST }
}

/// The step of which the thousandth largest weight has `reach`: fewer than the seven there are, as most weights are
/// small.
pub fn step(crf: &Crf, reach: f32) -> f32 {
    let mut sizes: Vec<f32> = crf.weights().flatten().map(|w| w.abs()).filter(|w| *w > 0.05).collect();
    sizes.sort_by(f32::total_cmp);
    let at = sizes.len().saturating_sub(1 + sizes.len() / 1000);
    sizes.get(at).copied().unwrap_or(1.0).max(0.1) / reach
}
