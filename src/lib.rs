//! Finds and replaces protected health information (PHI) in clinical text, on the device.
//!
//! [`Deidentifier`] is the entry; spans in this crate are UTF-8 byte offsets. The layers point one way:
//! `text → lexicon → detect → replace → session → deidentifier → wasm`.

pub mod category;
#[cfg(any(test, feature = "train"))]
pub mod corpus;
pub mod deidentifier;
pub mod detect;
pub mod entity;
pub mod error;
pub mod lexicon;
pub mod options;
pub mod policy;
pub mod replace;
pub mod session;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use category::Category;
pub use deidentifier::Deidentifier;
pub use entity::Entity;
pub use error::{Error, ErrorCode};
pub use options::Options;
pub use policy::Policy;
pub use replace::{Deidentified, Replacement};
pub use session::Session;

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
