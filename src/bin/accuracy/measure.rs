//! Finds PHI in documents and counts how well.

use crate::corpora::{Corpus, Document};
use crate::score::{Case, Figures, Miss, compatible};
use scrubjay::{Category, Options, detect};
use std::collections::BTreeMap;

/// The figures of a corpus, in all and by gold label.
pub struct Measured {
    pub name: String,
    pub total: Figures,
    pub by_label: BTreeMap<String, Figures>,
}

impl Measured {
    /// A share in per cent by its name in the floors file; `names` is the token recall of people's names.
    pub fn share(&self, name: &str) -> Option<f64> {
        if name != "names" {
            return self.total.share(name);
        }
        let people = || ["Patient", "Doctor"].iter().filter_map(|l| self.by_label.get(*l));
        let gold: usize = people().map(|f| f.gold_tokens).sum();
        let found: usize = people().map(|f| f.found_tokens).sum();
        (gold > 0).then(|| 100.0 * found as f64 / gold as f64)
    }
}

/// Measures a corpus; `see` is shown every miss.
pub fn measure(corpus: &Corpus, options: &Options, mut see: impl FnMut(&Document, &Miss<'_>)) -> Measured {
    let gold = || {
        corpus.documents.iter().flat_map(|d| &d.gold).filter(|g| g.label != "Ignore" && g.label != "Other")
    };
    let inside: Vec<Category> =
        Category::ALL.iter().copied().filter(|c| gold().any(|g| compatible(&g.label, *c))).collect();
    let in_scope = |c: Category| inside.contains(&c);
    let scope: Option<&dyn Fn(Category) -> bool> = if corpus.scoped { Some(&in_scope) } else { None };
    let mut out =
        Measured { name: corpus.name.clone(), total: Figures::default(), by_label: BTreeMap::new() };
    let knowledge = detect::Knowledge::default();
    for d in &corpus.documents {
        let found = detect::find(&scrubjay::text::Document::new(&d.text), options, &knowledge);
        let case = Case { text: &d.text, gold: &d.gold, traps: &d.traps, found: &found };
        out.total.add(&case, scope, &mut out.by_label, |miss| see(d, &miss));
    }
    out
}
