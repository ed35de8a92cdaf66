//! `cargo verify`: everything CI checks, in the order in which a failure costs least.

use crate::run::{at, command, root, run};
use crate::{Outcome, build};
use std::fs;
use std::path::Path;

const CLIPPY_WASM: &[&str] =
    &["clippy", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];

/// Formatting, lints, Rust tests, the package, and its tests in Node, Chromium and workerd.
pub fn everything() -> Outcome {
    cargo(&["fmt", "--all", "--check"])?;
    build::add_target()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    cargo(CLIPPY_WASM)?;
    cargo(&["test", "--workspace"])?;
    build::package()?;
    install_chromium()?;
    step("npm", &["ci", "--prefix", "tests/js", "--no-audit", "--no-fund"])?;
    unpack()?;
    step("node", &["--test", "tests/js/"])
}

/// The tests use the package as `npm pack` made it.
fn unpack() -> Outcome {
    let folder = root()?.join("tests/js/node_modules/scrubjay");
    at(&folder, fs::create_dir_all(&folder))?;
    let into = folder.to_string_lossy();
    step("tar", &["-xzf", "target/scrubjay.tgz", "--strip-components=1", "-C", &into])
}

fn install_chromium() -> Outcome {
    if Path::new("/usr/bin/chromium").exists() {
        return Ok(());
    }
    step("apt-get", &["update"])?;
    step("apt-get", &["install", "--yes", "--no-install-recommends", "chromium"])
}

fn cargo(args: &[&str]) -> Outcome {
    step("cargo", args)
}

fn step(program: &str, args: &[&str]) -> Outcome {
    println!("\n\u{25b6} {program} {}", args.join(" "));
    run(&mut command(program, args)?)
}
