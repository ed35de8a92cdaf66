//! Reading corpora: folders of annotated notes, and JSON lines with offsets in code points.

use crate::score::Gold;
use scrubjay::corpus::Note;
use serde_json::Value;
use std::ops::Range;
use std::path::Path;
use std::{fs, io};

/// A document with its gold spans and traps, in bytes.
pub struct Document {
    pub name: String,
    pub text: String,
    pub gold: Vec<Gold>,
    pub traps: Vec<Range<usize>>,
}

/// The notes of a folder.
pub fn folder(path: &Path) -> io::Result<Vec<Document>> {
    let notes = Note::read_folder(path)?;
    Ok(notes
        .into_iter()
        .map(|n| Document {
            gold: n
                .gold
                .iter()
                .map(|e| Gold { span: e.start..e.end, label: e.category.name().to_owned() })
                .collect(),
            name: n.name,
            text: n.text,
            traps: Vec::new(),
        })
        .collect())
}

/// The documents of a `.jsonl` file.
pub fn lines(path: &Path) -> io::Result<Vec<Document>> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().filter_map(|line| document(&serde_json::from_str(line).ok()?)).collect())
}

fn document(value: &Value) -> Option<Document> {
    let text = value.get("text")?.as_str()?.to_owned();
    let bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    let range = |span: &Value| {
        let at = |key: &str| bytes.get(usize::try_from(span.get(key)?.as_u64()?).ok()?).copied();
        Some(at("start")?..at("end")?)
    };
    let list = |key: &str| value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let gold = list("spans")
        .iter()
        .filter_map(|s| Some(Gold { span: range(s)?, label: s.get("label")?.as_str()?.to_owned() }))
        .collect();
    let traps = list("traps").iter().filter_map(range).collect();
    let name = value.get("id").and_then(Value::as_str).unwrap_or("").to_owned();
    Some(Document { name, text, gold, traps })
}
