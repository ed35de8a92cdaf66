//! Builds the package: both WebAssembly modules with their glue, the hand-written files around them, the tarball.

use crate::run::{at, command, output, root, run};
use crate::{Outcome, order, size};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::path::{Path, PathBuf};
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The files that a second folder holds too, beside its own glue and module.
const LITE_FILES: &[&str] = &["index.js", "node.js", "web.js", "workerd.js"];

/// The files the demo page runs.
const PAGE_FILES: &[&str] = &["index.js", "inline.js", "deid.js", "bytes.js"];

/// Builds `pkg/`, `www/pkg/` and `target/scrubjay.tgz`, prints the sizes and fails over the budget.
pub fn package() -> Outcome {
    let root = root()?;
    let pkg = root.join("pkg");
    add_target()?;
    if pkg.exists() {
        at(&pkg, fs::remove_dir_all(&pkg))?;
    }
    copy(&root.join("pkg-template"), &pkg)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(licence), &pkg.join(licence))?;
    }
    stamp_version(&root, &pkg)?;

    module(&root, &pkg, "release", &[])?;
    let wasm = pkg.join("deid.wasm");
    let bytes = STANDARD.encode(at(&wasm, fs::read(&wasm))?);
    write(&pkg.join("bytes.js"), &format!("export default '{bytes}';\n"))?;

    let lite = pkg.join("lite");
    module(&root, &lite, "lite", &["--features", "lite"])?;
    for file in LITE_FILES {
        copy(&pkg.join(file), &lite.join(file))?;
    }
    for file in PAGE_FILES {
        copy(&pkg.join(file), &root.join("www/pkg").join(file))?;
    }

    let tarball = tarball(&root)?;
    size::check(&pkg, &tarball)
}

/// One WebAssembly module and its glue: `deid.wasm` and `deid.js` in `folder`.
fn module(root: &Path, folder: &Path, profile: &str, features: &[&str]) -> Outcome {
    let mut flags = vec!["-Ctarget-feature=+simd128".to_owned()];
    if profile == "release" {
        // Less inlined than by default: some 34 KB less, for a few per cent of speed.
        flags.push("-Cllvm-args=-inline-threshold=40".to_owned());
    }
    // Paths of this machine stand in panic locations unless they are renamed.
    flags.push(format!("--remap-path-prefix={}=scrubjay", root.display()));
    for crates in crate_folders()? {
        flags.push(format!("--remap-path-prefix={}=crates", crates.display()));
    }
    let mut cargo = command("cargo", &["build", "--profile", profile, "--lib", "--target", TARGET])?;
    run(cargo.args(features).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))?;

    let built = root.join("target").join(TARGET).join(profile).join("scrubjay.wasm");
    let mut bindgen = Bindgen::new();
    let bindgen = bindgen.web(true).map_err(|e| format!("{e:#}"))?;
    bindgen
        .input_path(&built)
        .out_name("deid")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        .reset_state_function(true);
    bindgen.generate(folder).map_err(|e| format!("{e:#}"))?;
    let (from, to) = (folder.join("deid_bg.wasm"), folder.join("deid.wasm"));
    let module = at(&from, fs::read(&from))?;
    at(&to, fs::write(&to, order::by_name(&module)?))?;
    at(&from, fs::remove_file(&from))
}

/// Where cargo keeps the sources of dependencies: one folder a registry.
fn crate_folders() -> Outcome<Vec<PathBuf>> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|h| h.join(".cargo"))).unwrap_or_default();
    let sources = home.join("registry/src");
    let entries = at(&sources, fs::read_dir(&sources))?;
    Ok(entries.filter_map(|e| Some(e.ok()?.path())).collect())
}

pub fn add_target() -> Outcome {
    let libraries = output(&mut command("rustc", &["--print", "target-libdir", "--target", TARGET])?)?;
    if Path::new(&libraries).exists() {
        return Ok(());
    }
    run(&mut command("rustup", &["target", "add", TARGET])?)
}

/// The version in the crate's manifest is the only one.
fn stamp_version(root: &Path, pkg: &Path) -> Outcome {
    let manifest = root.join("Cargo.toml");
    let manifest = at(&manifest, fs::read_to_string(&manifest))?;
    let version = manifest.lines().find_map(|l| l.strip_prefix("version = \"")?.strip_suffix('"'));
    let version = version.ok_or("Cargo.toml names no version")?;
    let path = pkg.join("package.json");
    let text = at(&path, fs::read_to_string(&path))?;
    write(&path, &text.replace("\"0.0.0\"", &format!("\"{version}\"")))
}

fn tarball(root: &Path) -> Outcome<PathBuf> {
    let target = root.join("target");
    let mut npm = command("npm", &["pack", "./pkg", "--silent", "--pack-destination", "target"])?;
    let name = output(&mut npm)?;
    let name = name.lines().last().ok_or("npm pack named no file")?;
    let (from, to) = (target.join(name), target.join("scrubjay.tgz"));
    at(&from, fs::rename(&from, &to))?;
    Ok(to)
}

/// Copies a file, or a folder without its `pack`.
fn copy(from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        if let Some(parent) = to.parent() {
            at(parent, fs::create_dir_all(parent))?;
        }
        return at(from, fs::copy(from, to)).map(drop);
    }
    for entry in at(from, fs::read_dir(from))? {
        let entry = at(from, entry)?;
        if entry.file_name() != "pack" {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Outcome {
    at(path, fs::write(path, text))
}
