//! `cargo verify`: everything CI checks, in the order in which a failure costs least.

use crate::run::{at, command, root, run};
use crate::{Outcome, build};
use std::fs;
use std::path::Path;

const CLIPPY_WASM: &[&str] =
    &["clippy", "--lib", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];

/// `cargo train --check` of the lite weights.
const LITE_CHECK: &[&str] =
    &["run", "--release", "--features", "train,lite", "--bin", "train", "--", "--check"];

/// The suites that use the package as `npm pack` made it, each with dependencies of its own.
const SUITES: &[&str] = &["tests/js", "tests/edge"];

/// Formatting, lints, Rust tests, weights as trained, floors of accuracy, the package, and its tests in Node,
/// Chromium and workerd.
pub fn everything() -> Outcome {
    cargo(&["fmt", "--all", "--check"])?;
    build::add_target()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    cargo(CLIPPY_WASM)?;
    cargo(&["test", "--workspace"])?;
    cargo(&["train", "--check"])?;
    cargo(LITE_CHECK)?;
    cargo(&["accuracy", "--check"])?;
    build::package()?;
    install_chromium()?;
    let mut tests = vec!["--test".to_owned()];
    for suite in SUITES {
        step("npm", &["ci", "--prefix", suite, "--no-audit", "--no-fund"])?;
        unpack(suite)?;
        tests.extend(test_files(suite)?);
    }
    let tests: Vec<&str> = tests.iter().map(String::as_str).collect();
    step("node", &tests)
}

fn unpack(suite: &str) -> Outcome {
    let folder = root()?.join(suite).join("node_modules/scrubjay");
    at(&folder, fs::create_dir_all(&folder))?;
    let into = folder.to_string_lossy();
    step("tar", &["-xzf", "target/scrubjay.tgz", "--strip-components=1", "-C", &into])
}

/// By name, because versions of Node disagree on what a folder means after `--test`.
fn test_files(suite: &str) -> Outcome<Vec<String>> {
    let folder = root()?.join(suite);
    let names = at(&folder, fs::read_dir(&folder))?.filter_map(|e| e.ok()?.file_name().into_string().ok());
    let mut files: Vec<_> =
        names.filter(|n| n.ends_with(".test.mjs")).map(|n| format!("{suite}/{n}")).collect();
    files.sort();
    Ok(files)
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
