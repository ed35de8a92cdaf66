//! Fairness: the dev notes with their people's names refilled from lists by origin.

use crate::corpora::Corpus;
use crate::measure::{Measured, measure};
use crate::variants::{Part, rename};
use scrubjay::Options;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Names of one origin: a title line, then `given:` and `family:` with names.
struct Group {
    title: String,
    given: Vec<String>,
    family: Vec<String>,
}

/// The dev notes refilled from each group, named for it.
pub fn measure_groups(dev: &Corpus, options: &Options) -> io::Result<Vec<Measured>> {
    let groups = groups(Path::new("tests/corpora/probe"))?;
    Ok(groups
        .iter()
        .map(|group| {
            let (mut given, mut family) = (group.given.iter().cycle(), group.family.iter().cycle());
            let refilled = rename(dev, "", |part| {
                let names = if part == Part::Given { &mut given } else { &mut family };
                names.next().cloned().unwrap_or_default()
            });
            Measured { name: group.title.clone(), ..measure(&refilled, options, |_, _| ()) }
        })
        .collect())
}

/// Points of name recall between the best and the worst group, and the worst.
pub fn gap(groups: &[Measured]) -> Option<(f64, f64)> {
    let recalls = || groups.iter().filter_map(|g| g.share("names"));
    let (best, worst) = (recalls().max_by(f64::total_cmp)?, recalls().min_by(f64::total_cmp)?);
    Some((best - worst, worst))
}

fn groups(folder: &Path) -> io::Result<Vec<Group>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|e| Ok(e?.path())).collect::<io::Result<_>>()?;
    files.sort();
    let group = |path: &PathBuf| {
        let text = fs::read_to_string(path)?;
        let names = |kind: &str| {
            let line = text.lines().find_map(|l| l.strip_prefix(kind)).unwrap_or("");
            line.split_whitespace().map(str::to_owned).collect()
        };
        let title = text.lines().next().unwrap_or("").to_owned();
        Ok(Group { title, given: names("given:"), family: names("family:") })
    };
    files.iter().map(group).collect()
}
