//! Annotated notes: text with inline marks `[[Category|text]]`. For training and measuring only.

use crate::{Category, Entity};
use std::path::Path;
use std::{fs, io};

/// A note and what is PHI in it.
#[derive(Debug, Clone)]
pub struct Note {
    /// The file's stem.
    pub name: String,
    /// The text without marks.
    pub text: String,
    /// The marked spans, in order.
    pub gold: Vec<Entity>,
}

impl Note {
    /// Reads marks out of `marked`. Marks of unknown categories stay as text.
    pub fn parse(name: &str, marked: &str) -> Self {
        let mut note =
            Self { name: name.to_owned(), text: String::with_capacity(marked.len()), gold: Vec::new() };
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once("[[") {
            note.text.push_str(before);
            // In `[[[Date|…]]` the first bracket is text.
            let after = match after.strip_prefix('[') {
                Some(inner) => {
                    note.text.push('[');
                    inner
                }
                None => after,
            };
            let mark = after.split_once("]]").and_then(|(inner, tail)| {
                let (category, value) = inner.split_once('|')?;
                Some((Category::from_name(category)?, value, tail))
            });
            match mark {
                Some((category, value, tail)) => {
                    let start = note.text.len();
                    note.text.push_str(value);
                    note.gold.push(Entity::new(start, note.text.len(), category, 100, "gold"));
                    rest = tail;
                }
                None => {
                    note.text.push_str("[[");
                    rest = after;
                }
            }
        }
        note.text.push_str(rest);
        note
    }

    /// Every `.txt` file of a folder, by name.
    pub fn read_folder(folder: &Path) -> io::Result<Vec<Self>> {
        let mut paths: Vec<_> = fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        paths
            .iter()
            .map(|path| {
                let stem = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
                Ok(Self::parse(&stem, &fs::read_to_string(path)?))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_spans() {
        let note = Note::parse("n", "Seen by Dr. [[Doctor|Ana Ruiz]] [[x|y]] [[[Date|3/4]] 10:00]");
        assert_eq!(note.text, "Seen by Dr. Ana Ruiz [[x|y]] [3/4 10:00]");
        assert_eq!(note.gold.iter().map(|e| e.text(&note.text)).collect::<Vec<_>>(), ["Ana Ruiz", "3/4"]);
    }
}
