//! What the sure dates of a document say about its doubtful ones: a `9/8` in a note of September is a date, in a note
//! of May it may be a score.

use crate::Entity;
use crate::detect::rules::scan::group;
use crate::text::Document;

/// From this confidence on a date is sure.
const SURE: u8 = 80;

/// The months a document speaks of, one bit each (bit 1 is January), and its order of day and month.
#[derive(Default)]
struct Evidence {
    months: u16,
    month_first: bool,
    day_first: bool,
}

/// Raises and lowers the doubtful dates of two numbers.
pub(super) fn weigh(doc: &Document<'_>, found: &mut [Entity]) {
    let mut evidence = Evidence::default();
    for entity in found.iter().filter(|e| e.confidence >= SURE) {
        evidence.add(doc, entity);
    }
    for entity in found.iter_mut().filter(|e| e.rule == "date.numeric" && e.confidence < SURE) {
        let parts = numbers(entity.text(doc.text()));
        if let (a @ 1..=31, b @ 1..=31, 0) = parts {
            let weight = evidence.weight(a, b);
            entity.confidence = entity.confidence.saturating_add_signed(weight).min(90);
        }
    }
}

impl Evidence {
    fn add(&mut self, doc: &Document<'_>, entity: &Entity) {
        let text = entity.text(doc.text());
        if entity.rule == "date.written" {
            if let Some(month) = text.split(|c: char| !c.is_alphabetic()).find_map(month_number) {
                self.months |= 1 << month;
            }
        } else if entity.rule.starts_with("date.numeric") || entity.rule == "date.weekday-date" {
            match numbers(text) {
                (year, month @ 1..=12, _) if year > 31 => self.months |= 1 << month,
                (month @ 1..=12, year, 0) if year > 31 => self.months |= 1 << month,
                (a @ 1..=12, 13..=31, _) => {
                    self.months |= 1 << a;
                    self.month_first = true;
                }
                (a @ 13..=31, b @ 1..=12, _) => {
                    self.months |= 1 << b;
                    self.day_first |= a > 12;
                }
                (a @ 1..=12, b @ 1..=12, _) => {
                    self.months |= 1 << a | if self.month_first { 0 } else { 1 << b }
                }
                _ => {}
            }
        }
    }

    fn weight(&self, a: u32, b: u32) -> i8 {
        let near = |month: u32| {
            let around = 1_u16 << month | 1 << (month % 12 + 1) | 1 << ((month + 10) % 12 + 1);
            match (1..=12).contains(&month) {
                true if self.months & 1 << month != 0 => 26,
                true if self.months & around != 0 => 12,
                _ => 0,
            }
        };
        let (us, other) = (self.month_first && !self.day_first, self.day_first && !self.month_first);
        if a > 12 {
            near(b) - if us { 25 } else { 0 } + if other { 10 } else { 0 }
        } else if b > 12 {
            near(a) - if other { 25 } else { 0 }
        } else if other {
            near(b)
        } else if us {
            near(a)
        } else {
            near(a).max(near(b))
        }
    }
}

/// The first three numbers of a text, 0 where there are fewer.
fn numbers(text: &str) -> (u32, u32, u32) {
    let bytes = text.as_bytes();
    let mut values = [0; 3];
    let (mut at, mut slots) = (0, values.iter_mut());
    while at < bytes.len() {
        match group(bytes, at) {
            Some(found) => {
                let Some(slot) = slots.next() else { break };
                *slot = found.value;
                at = found.end;
            }
            None => at += 1,
        }
    }
    let [a, b, c] = values;
    (a, b, c)
}

fn month_number(word: &str) -> Option<u32> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let stem = word.get(..3)?;
    let at = NAMES.iter().position(|n| n.eq_ignore_ascii_case(stem))?;
    u32::try_from(at + 1).ok()
}
