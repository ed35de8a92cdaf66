//! The text layer: what every later step reads. [`Document`] is computed once per call, in one pass.
//!
//! There are no sentences here, so broken text is fine: tokens, lines, and labelled fields
//! (`Patient Name: …`, `| MRN | …`, `key=value`).

mod by_hash;
mod by_name;
mod document;
pub(crate) mod hash;
mod letter_case;
mod offsets;
mod part;
mod sort;
mod token;

pub use by_hash::ByHash;
pub(crate) use by_name::ByName;
pub use document::{Document, Line};
pub(crate) use letter_case::{LetterCase, capital, small};
pub use offsets::{Utf16Offsets, bytes_from_utf16, code_points_between};
pub(crate) use part::{holds, place_of};
pub(crate) use sort::{sort, sort_by_number};
pub use token::{Case, Token, TokenKind};
