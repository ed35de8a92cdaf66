//! Keeps surrogates apart whose range is smaller than what it stands for, such as the telephone numbers of fiction.

use super::Key;
use crate::text::ByName;
use std::cell::RefCell;

/// Which original has each surrogate of a small range, as a keyed digest.
///
/// The first draw follows from the key alone. An original that draws what another of this session has draws again, so
/// within a session no two get the same while the range lasts; sessions of one secret that know nothing of each other can
/// differ for such an original, and for no other.
#[derive(Clone, Default)]
pub(crate) struct Apart(pub(super) RefCell<ByName<[u8; Key::LEN]>>);

impl Apart {
    /// The first surrogate that no other original has; `draw` returns it with what identifies it.
    pub(crate) fn draw(&self, key: &Key, original: &str, draw: impl Fn(&Key) -> (String, String)) -> String {
        let owner = key.mac("apart", original.as_bytes());
        let mut taken = self.0.borrow_mut();
        let mut again = None;
        let mut last = String::new();
        for _ in 0..256 {
            let (surrogate, identity) = draw(again.as_ref().unwrap_or(key));
            if taken.get_or_insert(identity, || owner) == Some(&mut owner.clone()) {
                return surrogate;
            }
            last = surrogate;
            again = Some(again.as_ref().unwrap_or(key).derive("again", &[]));
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_range_is_used_up_without_a_collision() {
        let key = Key::new([1; 32]);
        let apart = Apart::default();
        let of = |n: usize| {
            let one = |key: &Key| key.draw("test", &n.to_le_bytes()).below(100).to_string();
            apart.draw(&key, &n.to_string(), |key| (one(key), one(key)))
        };
        let all: std::collections::BTreeSet<String> = (0..80).map(of).collect();
        assert_eq!(all.len(), 80);
        assert!((0..80).map(of).all(|s| all.contains(&s)));
        assert_eq!(of(7), of(7));
    }
}
