//! Sessions: one secret maps every person, place, date and number to the same surrogate, in any order of
//! documents, with no shared storage.

mod key;

pub use key::{Draw, Key};
