//! Floors that figures may not fall below, or ceilings they may not exceed: `tests/floors.txt`.

use crate::measure::Measured;
use crate::probe;
use std::{fs, io};

/// A floor this far below its figure (in points) can be raised.
const SLACK: f64 = 1.5;
/// Figures that are better when lower.
const CEILINGS: &[&str] = &["over", "traps", "gap", "leak"];

/// One complaint for every broken floor, and one hint for every floor that can be raised. Corpora that are not
/// at hand are passed over.
pub fn check(corpora: &[Measured], groups: &[Measured]) -> io::Result<(Vec<String>, Vec<String>)> {
    let (mut broken, mut loose) = (Vec::new(), Vec::new());
    for line in fs::read_to_string("tests/floors.txt")?.lines().filter(|l| !l.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let (Some(corpus), Some(name), Some(bound)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let Ok(bound) = bound.parse::<f64>() else {
            broken.push(format!("{line}: no number"));
            continue;
        };
        let figure = match (corpus, name) {
            ("probe", "gap") => probe::gap(groups).map(|(gap, _)| gap),
            ("probe", "worst") => probe::gap(groups).map(|(_, worst)| worst),
            _ => corpora.iter().find(|m| m.name == corpus).and_then(|m| m.share(name)),
        };
        let Some(figure) = figure else { continue };
        let above = if CEILINGS.contains(&name) { bound - figure } else { figure - bound };
        if above < 0.0 {
            broken.push(format!("{corpus} {name} is {figure:.2}, worse than {bound}"));
        } else if above > SLACK {
            loose.push(format!("{corpus} {name} is {figure:.2}: its bound of {bound} can be tightened"));
        }
    }
    Ok((broken, loose))
}
