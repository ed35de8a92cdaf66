//! A map by names, in their order. One tree serves all kinds of values: each of the library's is five kilobytes of code.

use std::collections::BTreeMap;
use std::ops::Bound;

#[derive(Debug, Clone)]
pub struct ByName<V> {
    /// Where the value of each name stands.
    places: BTreeMap<String, usize>,
    values: Vec<V>,
}

impl<V> Default for ByName<V> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }
}

impl<V> ByName<V> {
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn get(&self, name: &str) -> Option<&V> {
        self.values.get(*self.places.get(name)?)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(*self.places.get(name)?)
    }

    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    /// Sets the value of a name.
    pub fn insert(&mut self, name: String, value: V) {
        let place = self.place(name);
        match self.values.get_mut(place) {
            Some(slot) => *slot = value,
            None => self.values.push(value),
        }
    }

    /// The value of a name, which is `new` if it has none; never nothing.
    pub fn get_or_insert(&mut self, name: String, new: impl FnOnce() -> V) -> Option<&mut V> {
        let place = self.place(name);
        if place == self.values.len() {
            self.values.push(new());
        }
        self.values.get_mut(place)
    }

    /// All names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.from("")
    }

    /// The names that are not before `name`.
    pub fn from(&self, name: &str) -> impl Iterator<Item = (&str, &V)> + use<'_, V> {
        let range = self.places.range::<str, _>((Bound::Included(name), Bound::Unbounded));
        range.filter_map(|(name, place)| Some((name.as_str(), self.values.get(*place)?)))
    }

    /// The last name that is not behind `name`.
    pub fn up_to(&self, name: &str) -> Option<(&str, &V)> {
        let mut range = self.places.range::<str, _>((Bound::Unbounded, Bound::Included(name)));
        let (name, place) = range.next_back()?;
        Some((name, self.values.get(*place)?))
    }

    fn place(&mut self, name: String) -> usize {
        *self.places.entry(name).or_insert(self.values.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_order_and_their_last_value() {
        let mut map = ByName::default();
        for (name, value) in [("b", 1), ("a", 2), ("ab", 3), ("b", 4)] {
            map.insert(name.to_owned(), value);
        }
        assert_eq!(map.get_or_insert("a".to_owned(), || 9), Some(&mut 2));
        assert_eq!(map.iter().collect::<Vec<_>>(), [("a", &2), ("ab", &3), ("b", &4)]);
        assert_eq!((map.len(), map.get("b"), map.get("c")), (3, Some(&4), None));
        assert_eq!((map.up_to("aa"), map.up_to("")), (Some(("a", &2)), None));
        assert_eq!(map.from("ab").count(), 2);
    }
}
