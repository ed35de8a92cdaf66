//! Sizes of what is shipped, and what they may be.

use crate::Outcome;
use crate::run::{command, output};
use std::path::Path;

/// Bytes that `deid.wasm` (code, lists and weights) may have after gzip.
const BUDGETS: &[(&str, usize)] = &[("deid.wasm", 1_200_000), ("lite/deid.wasm", 400_000)];

/// Prints raw, gzip and brotli bytes of each file named; Node is at hand for `npm pack` anyway.
const MEASURE: &str =
    "const { readFileSync } = require('fs'), { gzipSync, brotliCompressSync } = require('zlib');
for (const file of process.argv.slice(1)) {
  const bytes = readFileSync(file);
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length);
}";

/// Prints the sizes and fails over a budget.
pub fn check(pkg: &Path, tarball: &Path) -> Outcome {
    let mut node = command("node", &["-e", MEASURE])?;
    let files = BUDGETS.iter().map(|(file, _)| pkg.join(file));
    let sizes = output(node.args(files).arg(tarball))?;
    println!("\n{:16} {:>10} {:>10} {:>10} {:>12}", "", "raw", "gzip", "brotli", "gzip budget");
    let mut over = Vec::new();
    let named = BUDGETS.iter().map(|&(file, budget)| (file, Some(budget))).chain([("scrubjay.tgz", None)]);
    for ((file, budget), line) in named.zip(sizes.lines()) {
        let mut numbers = line.split(' ').filter_map(|n| n.parse::<usize>().ok());
        let (Some(raw), Some(gzip), Some(brotli)) = (numbers.next(), numbers.next(), numbers.next()) else {
            return Err(format!("cannot measure {file}"));
        };
        let limit = budget.map_or(String::new(), |b| b.to_string());
        println!("{file:16} {raw:>10} {gzip:>10} {brotli:>10} {limit:>12}");
        if budget.is_some_and(|b| gzip > b) {
            over.push(file);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over the size budget: {}", over.join(", "))) }
}
