//! Accuracy figures, as `corpora/score.py` defines them: a token is a run of letters, digits and underscores;
//! it counts as found only when each of its gold characters is covered.

use scrubjay::{Category, Entity};
use std::collections::BTreeMap;
use std::ops::Range;

/// A gold span; broad labels stand for several categories.
#[derive(Clone)]
pub struct Gold {
    pub span: Range<usize>,
    pub label: String,
}

#[derive(Default, Clone)]
pub struct Figures {
    pub documents: usize,
    pub clean: usize,
    pub gold_tokens: usize,
    pub found_tokens: usize,
    pub predicted_tokens: usize,
    pub right_tokens: usize,
    pub plain_tokens: usize,
    pub spans: usize,
    pub covered_spans: usize,
    pub touched_spans: usize,
    pub right_labels: usize,
    /// Letters and digits of gold spans, and those of them that nothing covers.
    pub characters: usize,
    pub leaked_characters: usize,
    pub traps: usize,
    pub trap_hits: usize,
    pub reliability: Reliability,
}

/// The lower ends of the buckets of confidence, in per cent.
pub const BUCKETS: [u8; 8] = [0, 50, 60, 70, 80, 90, 95, 100];

/// What became of findings by confidence.
#[derive(Default, Clone)]
pub struct Reliability {
    pub buckets: [Bucket; BUCKETS.len()],
}

#[derive(Default, Clone)]
pub struct Bucket {
    pub findings: usize,
    pub confidence: usize,
    /// Those that touch PHI, and those of its category.
    pub right: usize,
    pub labelled: usize,
}

impl Reliability {
    fn add(&mut self, confidence: u8, right: bool, labelled: bool) {
        let at = BUCKETS.iter().rposition(|from| confidence >= *from).unwrap_or(0);
        if let Some(bucket) = self.buckets.get_mut(at) {
            bucket.findings += 1;
            bucket.confidence += usize::from(confidence);
            bucket.right += usize::from(right);
            bucket.labelled += usize::from(labelled);
        }
    }
}

/// One document and what was found in it.
pub struct Case<'a> {
    pub text: &'a str,
    pub gold: &'a [Gold],
    pub traps: &'a [Range<usize>],
    pub found: &'a [Entity],
}

/// What a report wants to see.
pub enum Miss<'a> {
    Leak(&'a Gold),
    FalseAlarm(&'a Entity),
    Label(&'a Gold, Category),
}

pub fn compatible(gold: &str, found: Category) -> bool {
    use Category as C;
    if found == C::Unknown {
        return true;
    }
    match gold {
        "Name" => found.is_person(),
        "Location" => matches!(
            found,
            C::Hospital
                | C::Organization
                | C::Street
                | C::City
                | C::State
                | C::CountryOrRegion
                | C::Zip
                | C::LocationOther
        ),
        "Id" => matches!(
            found,
            C::SocialSecurity
                | C::MedicalRecord
                | C::HealthPlan
                | C::Account
                | C::License
                | C::Vehicle
                | C::Device
                | C::BioID
                | C::IDNum
        ),
        "Contact" => matches!(found, C::Phone | C::Fax | C::Email | C::Url | C::IPAddress | C::Username),
        "Other" | "Unknown" => true,
        "SSN" => found == C::SocialSecurity,
        "Country" => found == C::CountryOrRegion,
        name => name == found.name(),
    }
}

impl Figures {
    /// Adds a document to the totals and to the figures of its categories.
    pub fn add(
        &mut self,
        case: &Case<'_>,
        scope: Option<&dyn Fn(Category) -> bool>,
        by_label: &mut BTreeMap<String, Figures>,
        mut see: impl FnMut(Miss<'_>),
    ) {
        let ignored = |at: usize| case.gold.iter().any(|g| g.label == "Ignore" && g.span.contains(&at));
        let gold: Vec<&Gold> = case.gold.iter().filter(|g| g.label != "Ignore").collect();
        let touches = |e: &Entity, g: &Gold| e.start < g.span.end && g.span.start < e.end;
        let found: Vec<&Entity> = case
            .found
            .iter()
            .filter(|e| gold.iter().any(|g| touches(e, g)) || scope.is_none_or(|inside| inside(e.category)))
            .collect();
        // Byte maps keep this linear.
        let mut gold_at: Vec<Option<usize>> = vec![None; case.text.len()];
        for (n, g) in gold.iter().enumerate() {
            for slot in gold_at.iter_mut().take(g.span.end).skip(g.span.start) {
                *slot = Some(n);
            }
        }
        let mut found_at: Vec<Option<Category>> = vec![None; case.text.len()];
        for e in &found {
            for slot in found_at.iter_mut().take(e.end).skip(e.start) {
                *slot = Some(e.category);
            }
        }
        let gold_of = |at: usize| gold_at.get(at).copied().flatten();
        let category_of = |at: usize| found_at.get(at).copied().flatten();

        let mut leaked = false;
        for g in &gold {
            let mut solid: Vec<usize> =
                chars(case.text, &g.span).filter(|(_, c)| c.is_alphanumeric()).map(|(i, _)| i).collect();
            if solid.is_empty() {
                solid.extend(chars(case.text, &g.span).map(|(i, _)| i));
            }
            let leaked_characters = solid.iter().filter(|&&i| category_of(i).is_none()).count();
            let covered = leaked_characters == 0;
            let best = found.iter().filter(|e| touches(e, g)).max_by_key(|e| {
                (e.end.min(g.span.end) - e.start.max(g.span.start), compatible(&g.label, e.category))
            });
            let right = best.is_some_and(|e| compatible(&g.label, e.category));
            let own = by_label.entry(g.label.clone()).or_default();
            for figures in [&mut *self, own] {
                figures.spans += 1;
                figures.covered_spans += usize::from(covered);
                figures.touched_spans += usize::from(best.is_some());
                figures.right_labels += usize::from(right);
                figures.characters += solid.len();
                figures.leaked_characters += leaked_characters;
            }
            if !covered {
                leaked = true;
                see(Miss::Leak(g));
            }
            if let Some(e) = best.filter(|_| !right) {
                see(Miss::Label(g, e.category));
            }
        }
        for token in tokens(case.text) {
            let starts: Vec<usize> = chars(case.text, &token).map(|(i, _)| i).collect();
            let of = starts.iter().find_map(|&i| gold_of(i));
            let predicted: Vec<Category> = starts.iter().filter_map(|&i| category_of(i)).collect();
            match of.and_then(|n| gold.get(n)) {
                Some(g) => {
                    let full =
                        starts.iter().filter(|&&i| gold_of(i).is_some()).all(|&i| category_of(i).is_some());
                    let own = by_label.entry(g.label.clone()).or_default();
                    for figures in [&mut *self, own] {
                        figures.gold_tokens += 1;
                        figures.found_tokens += usize::from(full);
                    }
                }
                None if starts.iter().any(|&i| ignored(i)) => continue,
                None => self.plain_tokens += 1,
            }
            if let Some(&category) = predicted.first() {
                let own = by_label.entry(category.name().to_owned()).or_default();
                for figures in [&mut *self, own] {
                    figures.predicted_tokens += 1;
                    figures.right_tokens += usize::from(of.is_some());
                }
            }
        }
        for e in &found {
            if !gold.iter().any(|g| touches(e, g))
                && !(e.start..e.end).all(|i| {
                    ignored(i) || !case.text.as_bytes().get(i).is_some_and(u8::is_ascii_alphanumeric)
                })
            {
                see(Miss::FalseAlarm(e));
            }
        }
        for e in &found {
            let of = gold.iter().filter(|g| touches(e, g));
            let labelled = of.clone().any(|g| compatible(&g.label, e.category));
            self.reliability.add(e.confidence, of.count() > 0, labelled);
        }
        for trap in case.traps {
            self.traps += 1;
            self.trap_hits += usize::from(trap.clone().any(|i| category_of(i).is_some()));
        }
        self.documents += 1;
        self.clean += usize::from(!leaked);
    }
}

/// The characters of a range with their byte offsets in the whole text.
fn chars<'t>(text: &'t str, range: &Range<usize>) -> impl Iterator<Item = (usize, char)> + use<'t> {
    let start = range.start;
    text.get(range.clone()).unwrap_or("").char_indices().map(move |(i, c)| (start + i, c))
}

/// Runs of letters, digits and underscores, as byte ranges.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices() {
        let inside = c.is_alphanumeric() || c == '_';
        match (inside, start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                out.push(from..i);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        out.push(from..text.len());
    }
    out
}

impl Figures {
    /// A share in per cent by its name in the floors file; none where there is nothing to count.
    pub fn share(&self, name: &str) -> Option<f64> {
        let over = self.predicted_tokens.saturating_sub(self.right_tokens);
        let (part, whole) = match name {
            "recall" => (self.found_tokens, self.gold_tokens),
            "precision" => (self.right_tokens, self.predicted_tokens),
            "covered" => (self.covered_spans, self.spans),
            "labels" => (self.right_labels, self.touched_spans),
            "leak" => (self.leaked_characters, self.characters),
            "clean" => (self.clean, self.documents),
            "over" => (over * 10, self.plain_tokens),
            "traps" => (self.trap_hits, self.traps),
            _ => return None,
        };
        (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
    }
}
