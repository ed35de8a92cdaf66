//! What a session replaced by what, and how a text is restored from it.

use super::Key;
use crate::Category;
use crate::replace::Deidentified;
use crate::text::{ByName, Document, LetterCase};
use std::collections::BTreeMap;

/// Surrogates and their originals.
#[derive(Clone, Default)]
pub(super) struct Record {
    /// By the surrogate in lower case.
    pub(super) forms: ByName<Form>,
    /// By the fingerprint of an output.
    pub(super) outputs: BTreeMap<[u8; Key::LEN], Vec<Span>>,
    /// Bytes of the longest surrogate.
    longest: usize,
}

/// A surrogate as it was written, and its original.
#[derive(Clone)]
pub(super) struct Form {
    pub(super) surrogate: String,
    pub(super) original: String,
}

/// The bytes `start..end` of an output stand for `original`.
#[derive(Clone)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) original: String,
}

impl Record {
    /// Remembers that `surrogate` stands for `original` wherever it is quoted. The first original stays.
    pub(super) fn add(&mut self, surrogate: String, original: String) {
        if surrogate == original || surrogate.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            return;
        }
        let lower = match surrogate.is_ascii() {
            true => surrogate.to_ascii_lowercase(),
            false => Document::new(&surrogate).lower().to_owned(),
        };
        self.longest = self.longest.max(lower.len());
        self.forms.get_or_insert(lower, || Form { surrogate, original });
    }

    /// Remembers where an output holds the surrogates that can be restored.
    pub(super) fn add_output(
        &mut self,
        fingerprint: [u8; Key::LEN],
        source: &str,
        out: &Deidentified,
        restorable: &dyn Fn(Category) -> bool,
    ) {
        let replacements = out.replacements.iter().filter(|r| restorable(r.entity.category));
        let spans = replacements.map(|r| Span {
            start: r.out_start as u32,
            end: r.out_end as u32,
            original: r.entity.text(source).to_owned(),
        });
        self.outputs.insert(fingerprint, spans.collect());
    }

    /// The source of a whole output of this session.
    pub(super) fn restore_output(&self, text: &str, fingerprint: &[u8; Key::LEN]) -> Option<String> {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for span in self.outputs.get(fingerprint)? {
            out.push_str(text.get(at..span.start as usize)?);
            out.push_str(&span.original);
            at = span.end as usize;
        }
        out.push_str(text.get(at..)?);
        Some(out)
    }

    /// `text` with every quoted surrogate replaced by its original, the longest first.
    pub(super) fn restore(&self, text: &str) -> String {
        let doc = Document::new(text);
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for token in doc.tokens() {
            let start = token.start as usize;
            if start < done || joined(text, start) {
                continue;
            }
            if let Some((len, form)) = self.longest_at(&doc, start) {
                out.push_str(doc.slice(done, start));
                out.push_str(&recase(doc.slice(start, start + len), form));
                done = start + len;
            }
        }
        out.push_str(doc.slice(done, text.len()));
        out
    }

    /// The longest surrogate that stands at byte `start` and ends with a word.
    fn longest_at(&self, doc: &Document<'_>, start: usize) -> Option<(usize, &Form)> {
        let mut end = (start + self.longest).min(doc.text().len());
        while !doc.text().is_char_boundary(end) {
            end -= 1;
        }
        let mut rest = doc.lower().get(start..end)?;
        // Any prefix of `rest` sorts at or before it, and longer ones later: walk down from the greatest.
        while let Some((lower, form)) = self.forms.up_to(rest) {
            let shared = shared_prefix(rest, lower);
            rest = rest.get(..shared)?;
            if shared == lower.len() {
                if !joined(doc.text(), start + shared) {
                    return Some((shared, form));
                }
                rest = rest.get(..rest.char_indices().next_back()?.0)?;
            }
        }
        None
    }
}

/// Whether a letter or digit stands on both sides of byte `at`.
fn joined(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|s| s.chars().next_back());
    let after = text.get(at..).and_then(|s| s.chars().next());
    before.zip(after).is_some_and(|(b, a)| b.is_alphanumeric() && a.is_alphanumeric())
}

/// Bytes of the longest common prefix, on a character boundary.
fn shared_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

/// The original in the letter case of the quote.
fn recase(quote: &str, form: &Form) -> String {
    let all = |s: &str, upper: bool| {
        s.chars().all(|c| if upper { !c.is_lowercase() } else { !c.is_uppercase() })
            && s.chars().any(char::is_alphabetic)
    };
    if quote == form.surrogate {
        form.original.clone()
    } else if all(quote, true) && !all(&form.surrogate, true) {
        form.original.capitals()
    } else if all(quote, false) && !all(&form.surrogate, false) {
        form.original.small()
    } else {
        form.original.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_restored_longest_first_in_their_own_case() {
        let mut record = Record::default();
        for (surrogate, original) in [
            ("Tommy Baggio", "Ann Lee"),
            ("Baggio", "Lee"),
            ("Tommy", "Ann"),
            ("555-0143", "555-867"),
            ("T", "A"), // too short to be known in a quote
        ] {
            record.add(surrogate.to_owned(), original.to_owned());
        }
        for (quote, want) in [
            ("TOMMY BAGGIO's chart, Baggio’s", "ANN LEE's chart, Lee’s"),
            ("baggio, tommy", "lee, ann"),
            ("call 555-0143.", "call 555-867."),
            ("1555-0143 Baggios T", "1555-0143 Baggios T"),
            ("Tommy Bagg", "Ann Bagg"),
            ("", ""),
        ] {
            assert_eq!(record.restore(quote), want);
        }
    }
}
