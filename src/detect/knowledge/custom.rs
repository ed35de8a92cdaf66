//! The caller's own rules: words or a pattern, if need be with context words on the line.

use super::pattern::Pattern;
use super::phrases::Phrases;
use crate::options::CustomRule;
use crate::text::Document;
use crate::{Category, Entity, Error, ErrorCode};

/// Confidence of a hit if the rule gives none, in per cent.
const SCORE: u8 = 90;

#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    category: Category,
    words: Phrases<()>,
    pattern: Option<Pattern>,
    context: Phrases<()>,
    confidence: u8,
}

impl Rules {
    /// Compiles the rules; the error points at the one that can't be used.
    pub fn new(rules: &[CustomRule]) -> Result<Self, Error> {
        rules
            .iter()
            .enumerate()
            .map(|(i, r)| Rule::new(r).map_err(|e| e.at(i)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether [`Self::find`] looks at words.
    pub fn need_words(&self) -> bool {
        self.0.iter().any(|r| !r.words.is_empty() || !r.context.is_empty())
    }

    /// Appends what the rules find, and says whether there is any.
    pub fn find(&self, doc: &Document<'_>, words: &[String], out: &mut Vec<Entity>) -> bool {
        let before = out.len();
        for rule in &self.0 {
            rule.find(doc, words, out);
        }
        out.len() > before
    }
}

impl Rule {
    fn new(rule: &CustomRule) -> Result<Self, Error> {
        const INVALID: ErrorCode = ErrorCode::InvalidRule;
        let phrases = |list: &[String]| {
            let mut phrases = Phrases::default();
            let fits = list.iter().all(|phrase| phrases.add(phrase, ()));
            fits.then_some(phrases).ok_or(Error::new(INVALID, "options.rules: a word has no letter or digit"))
        };
        let refused = Error::new(INVALID, Pattern::REFUSED);
        let pattern = rule.pattern.as_deref().map(|p| Pattern::new(p).ok_or(refused)).transpose()?;
        if pattern.is_none() && rule.words.is_empty() {
            return Err(Error::new(INVALID, "options.rules: a rule needs words or a pattern"));
        }
        Ok(Self {
            category: rule.category,
            words: phrases(&rule.words)?,
            pattern,
            context: phrases(&rule.context)?,
            confidence: rule.score.map_or(SCORE, |s| (s * 100.0) as u8),
        })
    }

    fn find(&self, doc: &Document<'_>, words: &[String], out: &mut Vec<Entity>) {
        let mut open = vec![self.context.is_empty(); doc.lines().len()];
        let line_of = |token: usize| doc.token(token).map_or(0, |t| t.line as usize);
        for (range, ()) in self.context.find(doc, words) {
            open.get_mut(line_of(range.start)).into_iter().for_each(|o| *o = true);
        }
        let is_open = |line: usize| open.get(line) == Some(&true);
        let hit = |start, end| Entity::new(start, end, self.category, self.confidence, "custom");
        for (range, ()) in self.words.find(doc, words).filter(|(r, ())| is_open(line_of(r.start))) {
            out.extend(doc.span(range).map(|s| hit(s.start, s.end)));
        }
        let Some(pattern) = &self.pattern else { return };
        for (_, line) in doc.lines().iter().enumerate().filter(|(n, _)| is_open(*n)) {
            pattern.find(doc, line, |found| {
                // Whole tokens: half a number replaced is a number half leaked.
                let first = doc.token_from(found.start);
                let last = doc.tokens().partition_point(|t| (t.start as usize) < found.end);
                out.extend(doc.span(first..last).map(|s| hit(s.start, s.end)));
            });
        }
    }
}
