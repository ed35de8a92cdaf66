//! The corpora at hand: folders of annotated notes, and JSON lines with offsets in code points.

use crate::score::Gold;
use scrubjay::corpus::Note;
use serde_json::Value;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Corpora whose gold leaves categories out: only categories found in their gold count.
const SCOPED: &[&str] = &[
    "presidio_research",
    "presidio_tests",
    "slm_names",
    "tab144",
    "wnut17",
    "pediatric_handoff",
    "pii_anon_clinical",
    "deidgate_seed",
    "openmed_golden_en",
    "public_notes",
];
/// The development corpora of the project's makers, which are no part of it.
const SHARED: &str = "../shared/corpora/dev";

pub struct Corpus {
    pub name: String,
    pub documents: Vec<Document>,
    /// Whether its gold leaves categories out.
    pub scoped: bool,
}

/// Every corpus: those in `tests/corpora`, then the shared ones.
pub fn all() -> io::Result<Vec<Corpus>> {
    let notes = |name: &str| notes(&Path::new("tests/corpora").join(name));
    let corpus = |name: &str, documents| Corpus { name: name.to_owned(), documents, scoped: false };
    // The first half of the dev notes is well formed, the second messy.
    let (clean, messy) = notes("dev")?.into_iter().partition(|d| d.name.as_str() <= "020");
    let mut all = vec![
        corpus("dev-clean", clean),
        corpus("dev-messy", messy),
        corpus("heldout", notes("heldout")?),
        corpus("train", notes("train")?),
    ];
    if let Ok(files) = fs::read_dir(SHARED) {
        let mut files: Vec<PathBuf> = files.filter_map(|e| Some(e.ok()?.path())).collect();
        files.retain(|p| p.extension().is_some_and(|e| e == "jsonl"));
        files.sort();
        for path in files {
            let name = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
            let scoped = SCOPED.contains(&name.as_str());
            all.push(Corpus { documents: lines(&path)?, scoped, name });
        }
    }
    Ok(all)
}

/// A document with its gold spans and traps, in bytes.
#[derive(Clone)]
pub struct Document {
    pub name: String,
    pub text: String,
    pub gold: Vec<Gold>,
    pub traps: Vec<Range<usize>>,
}

/// A folder of notes that is no part of the report.
pub fn folder(path: &Path) -> io::Result<Corpus> {
    Ok(Corpus { name: path.display().to_string(), documents: notes(path)?, scoped: false })
}

/// The notes of a folder.
fn notes(path: &Path) -> io::Result<Vec<Document>> {
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
fn lines(path: &Path) -> io::Result<Vec<Document>> {
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
