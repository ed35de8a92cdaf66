//! Assembles the npm package.
fn main() {}
