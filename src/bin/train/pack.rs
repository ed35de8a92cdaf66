//! Four-bit weights: one step for the whole table, small weights pruned to zero. The layout is that of
//! `detect::tagger::model`.

use crate::crf::Crf;

/// Weights below this many steps become zero.
const PRUNE: f32 = 0.55;

/// How many steps the thousandth largest weight has: fewer than the seven there are, as most weights are small.
const REACH: f32 = 5.4;

/// The weight file.
pub fn pack(crf: &Crf) -> Vec<u8> {
    let step = step(crf);
    let mut out = vec![crf.bits as u8, 0, 0, 0];
    out.extend(libm::expf(-step).to_le_bytes());
    out.extend(crf.transition_weights().flatten().flat_map(|w| libm::expf(*w).to_le_bytes()));
    out.extend(crf.owners().unwrap_or(&[]).iter().map(|hash| *hash as u8));
    for row in crf.weights() {
        let (pairs, _) = row.as_chunks::<2>();
        for [low, high] in pairs {
            out.push(nibble(*low, step) | nibble(*high, step) << 4);
        }
    }
    out
}

fn nibble(weight: f32, step: f32) -> u8 {
    let steps = weight / step;
    let whole = if steps.abs() < PRUNE { 0.0 } else { libm::roundf(steps).clamp(-7.0, 7.0) };
    (whole as i32 + 8) as u8
}

/// The step, by [`REACH`].
fn step(crf: &Crf) -> f32 {
    let mut sizes: Vec<f32> = crf.weights().flatten().map(|w| w.abs()).filter(|w| *w > 0.05).collect();
    sizes.sort_by(f32::total_cmp);
    let at = sizes.len().saturating_sub(1 + sizes.len() / 1000);
    sizes.get(at).copied().unwrap_or(1.0).max(0.1) / REACH
}
