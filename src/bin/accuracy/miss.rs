//! A leak, a false alarm or a wrong label in its context, on one line.

use crate::corpora::Document;
use crate::score::Miss;

pub fn describe(d: &Document, miss: &Miss<'_>) -> String {
    let (kind, span) = match miss {
        Miss::Leak(g) => (format!("LEAK {}", g.label), g.span.clone()),
        Miss::FalseAlarm(e) => {
            (format!("FALSE {} {} {}", e.category.name(), e.rule, e.confidence), e.start..e.end)
        }
        Miss::Label(g, c) => (format!("LABEL {} as {}", g.label, c.name()), g.span.clone()),
    };
    let near = |at: usize, by: isize| {
        let mut at = at.saturating_add_signed(by).min(d.text.len());
        while !d.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (from, to) = (near(span.start, -40), near(span.end, 30));
    let part = |a: usize, b: usize| d.text.get(a..b).unwrap_or("").replace('\n', "⏎");
    format!(
        "{kind} | {} | {}«{}»{}",
        d.name,
        part(from, span.start),
        part(span.start, span.end),
        part(span.end, to)
    )
}
