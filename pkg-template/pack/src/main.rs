//! `cargo pack` builds the npm package, `cargo demo` shows it, `cargo verify` tests it.

mod build;
mod demo;
mod order;
mod run;
mod serve;
mod size;
mod verify;

use std::process::ExitCode;

/// What went wrong, in words for the terminal.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let outcome = match task.as_str() {
        "build" => build::package(),
        "demo" => demo::show(),
        "verify" => verify::everything(),
        _ => Err("use: cargo pack | cargo demo | cargo verify".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
