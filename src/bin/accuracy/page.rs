//! The tables, as Markdown that also reads well on a terminal.

use crate::measure::Measured;
use crate::probe;
use crate::score::{BUCKETS, Figures};
use std::fmt::Write;

const COLUMNS: &[(&str, &str)] = &[
    ("recall", "token recall"),
    ("precision", "token precision"),
    ("covered", "spans covered"),
    ("labels", "labels right"),
    ("leak", "characters leaked"),
    ("clean", "documents without leak"),
    ("over", "over-redacted per 1,000"),
    ("traps", "traps hit"),
];

/// One row a corpus.
pub fn corpora(measured: &[&Measured]) -> String {
    let rows = measured.iter().map(|m| {
        let counts = [m.name.clone(), m.total.documents.to_string(), m.total.spans.to_string()];
        counts.into_iter().chain(COLUMNS.iter().map(|(name, _)| percent(m.share(name)))).collect()
    });
    let titles = ["corpus", "documents", "spans"].into_iter().chain(COLUMNS.iter().map(|(_, title)| *title));
    table(titles.collect(), rows.collect())
}

/// One row a category.
pub fn categories(measured: &Measured) -> String {
    let (columns, _) = COLUMNS.split_at(5);
    let rows =
        measured.by_label.iter().filter(|(_, f)| f.spans + f.predicted_tokens > 0).map(|(label, f)| {
            let counts = [label.clone(), f.spans.to_string()];
            counts.into_iter().chain(columns.iter().map(|(name, _)| percent(f.share(name)))).collect()
        });
    let titles = ["category", "spans"].into_iter().chain(columns.iter().map(|(_, title)| *title));
    table(titles.collect(), rows.collect())
}

/// One row a variant.
pub fn variants(measured: &[&Measured]) -> String {
    let rows = measured.iter().map(|m| {
        let shares = ["names", "recall", "precision", "covered"].iter().map(|name| percent(m.share(name)));
        [m.name.clone()].into_iter().chain(shares).collect()
    });
    table(
        vec!["corpus", "recall of names", "token recall", "token precision", "spans covered"],
        rows.collect(),
    )
}

/// One row a group of origin, and the gap.
pub fn fairness(groups: &[Measured]) -> String {
    let rows =
        groups.iter().map(|g| vec![g.name.clone(), percent(g.share("names")), percent(g.share("recall"))]);
    let mut out = table(vec!["names", "recall of names", "token recall"], rows.collect());
    if let Some((gap, worst)) = probe::gap(groups) {
        let _ = writeln!(
            out,
            "\nGap between the best and the worst group: {gap:.2} points; the worst is at {worst:.2} %."
        );
    }
    out
}

/// One row a bucket of confidence.
pub fn reliability(figures: &[&Figures]) -> String {
    let rows = BUCKETS.iter().enumerate().filter_map(|(i, from)| {
        let of = |count: fn(&crate::score::Bucket) -> usize| -> usize {
            figures.iter().filter_map(|f| f.reliability.buckets.get(i)).map(count).sum()
        };
        let findings = of(|b| b.findings);
        let mean = |sum: usize| format!("{:.1}", sum as f64 / findings as f64);
        let share = |part: usize| percent(Some(100.0 * part as f64 / findings as f64));
        let to = BUCKETS.get(i + 1).map_or(100, |next| next - 1);
        let name = if *from == to { to.to_string() } else { format!("{from} to {to}") };
        (findings > 0).then(|| {
            vec![
                name,
                findings.to_string(),
                mean(of(|b| b.confidence)),
                share(of(|b| b.right)),
                share(of(|b| b.labelled)),
            ]
        })
    });
    table(vec!["confidence", "findings", "mean", "are PHI", "of that category"], rows.collect())
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |s| format!("{s:.2}"))
}

/// First column to the left, the others to the right.
fn table(titles: Vec<&str>, rows: Vec<Vec<String>>) -> String {
    let mut all = vec![titles.into_iter().map(str::to_owned).collect::<Vec<_>>()];
    all.extend(rows);
    let columns = all.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|c| all.iter().filter_map(|r| Some(r.get(c)?.chars().count())).max().unwrap_or(0))
        .collect();
    let mut out = String::new();
    for (n, row) in all.iter().enumerate() {
        for (i, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            let _ = if i == 0 { write!(out, "| {cell:<width$} ") } else { write!(out, "| {cell:>width$} ") };
        }
        out.push_str("|\n");
        if n == 0 {
            for (i, width) in widths.iter().enumerate() {
                let dashes = "-".repeat(*width);
                let _ = if i == 0 {
                    write!(out, "| {dashes} ")
                } else {
                    write!(out, "| {}: ", dashes.get(1..).unwrap_or(""))
                };
            }
            out.push_str("|\n");
        }
    }
    out
}
