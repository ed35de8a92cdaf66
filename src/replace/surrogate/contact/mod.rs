//! Ways to reach a person or a machine. What comes out can't reach anyone: telephone numbers of the ranges kept for
//! fiction, the domains and addresses kept for documentation, locally administered MAC addresses.

mod ip;
pub mod phone;
mod readable;
mod web;

pub use web::url;

use crate::Category;
use crate::session::Key;

/// The surrogate of a telephone or fax number, an e-mail, web or IP address, or a user name.
pub fn contact(value: &str, category: Category, key: &Key) -> String {
    let out = match category {
        Category::Phone | Category::Fax => phone::surrogate(value, key, key),
        Category::Email => web::email(value, key),
        Category::Url => web::url(value, key, &|_| None),
        Category::IPAddress => ip::surrogate(value, key),
        _ => return shaped(value, &[], key),
    };
    other(out, value, key)
}

/// A text of the same shape; `tweak` picks another.
pub fn shaped(value: &str, tweak: &[u8], key: &Key) -> String {
    other(readable::surrogate(value, tweak, key), value, key)
}

fn other(drawn: String, value: &str, key: &Key) -> String {
    if drawn.is_empty() || drawn == value { super::number::blank(value, key) } else { drawn }
}

#[cfg(test)]
mod tests;
