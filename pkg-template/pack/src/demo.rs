//! `cargo demo`: the package at work on the terminal, then the demo page.

use crate::run::{command, root, run};
use crate::{Outcome, build, serve};

/// Builds the package, de-identifies a sample with its command line, and serves the page until stopped.
pub fn show() -> Outcome {
    build::package()?;
    let note = "pkg-template/pack/sample.txt";
    for operation in ["tag", "redact", "surrogate"] {
        println!("\n\u{2500}\u{2500} scrubjay {operation} {note}\n");
        run(&mut command("node", &["pkg/cli.js", operation, note])?)?;
    }
    serve::folder(&root()?.join("www"))
}
