//! Short forms: what `Bill` becomes where `William` became `Arthur`.

use super::super::list::Entry;
use super::shows;

/// The short form of a drawn name that answers short form `word` of `own`. A form belongs to one name only, so some
/// names have few; then the name itself is one too.
pub(super) fn short_form(own: &Entry<'_>, drawn: &Entry<'_>, word: &str) -> Option<String> {
    let forms = |tail: &'static str| tail.trim_start_matches('=').split(' ');
    let nth = forms(own.tail).position(|f| f.trim_end_matches('-') == word)?;
    let drawable = || forms(drawn.tail).filter(|f| !f.ends_with('-')).chain([drawn.key]);
    let fit: Vec<&str> = drawable().filter(|name| !shows(name, word)).collect();
    fit.get(nth % fit.len().max(1)).map(|name| (*name).to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::pools::{Pool, US};
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_short_form_is_of_one_name() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for pool in [Pool::FemaleWithShort, Pool::MaleWithShort] {
            let list = US.list(pool);
            let own = Entry { key: "x", tail: "=0 1 2 3 4 5 6 7 8 9" };
            for i in 0..list.len() {
                let drawn = list.entry(i).unwrap();
                for nth in 0..10 {
                    let short = short_form(&own, &drawn, &nth.to_string()).unwrap();
                    let of = seen.entry(short).or_insert_with(|| drawn.key);
                    assert_eq!(*of, drawn.key);
                }
            }
        }
        assert!(seen.len() > 200);
    }
}
