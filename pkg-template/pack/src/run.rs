//! Where things are, and running other programs.

use crate::Outcome;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checkout, made absolute.
pub fn root() -> Outcome<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(Path::to_path_buf).ok_or_else(|| "no checkout around the tool".to_owned())
}

/// A command that runs in the checkout.
pub fn command(program: &str, args: &[&str]) -> Outcome<Command> {
    let mut command = Command::new(program);
    command.args(args).current_dir(root()?);
    Ok(command)
}

/// Runs to the end; a failure names the command.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| format!("cannot run {}: {e}", name(command)))?;
    if status.success() { Ok(()) } else { Err(format!("failed: {}", name(command))) }
}

/// Runs to the end and answers what it printed.
pub fn output(command: &mut Command) -> Outcome<String> {
    let done = command.output().map_err(|e| format!("cannot run {}: {e}", name(command)))?;
    if !done.status.success() {
        return Err(format!("failed: {}\n{}", name(command), String::from_utf8_lossy(&done.stderr)));
    }
    Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned())
}

/// Adds the path to a failed file operation.
pub fn at<T>(path: &Path, result: std::io::Result<T>) -> Outcome<T> {
    result.map_err(|e| format!("{}: {e}", path.display()))
}

fn name(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
