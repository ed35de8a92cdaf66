//! Birth dates of the very old: an age over 90 becomes 90, so a date that would tell it comes nearer by as many years.

use super::calendar::{civil, day_number};
use super::read::Expression;
use super::{DateShift, date};
use crate::lexicon::fold;
use crate::text::LetterCase;
use crate::{Category, Entity};

/// What a document tells of its oldest people.
#[derive(Debug)]
pub struct Elders<'t> {
    /// The dates by their first byte, with their days where they are whole.
    dates: Vec<(usize, Expression<'t>, Option<i32>)>,
    /// The latest date, in days since 1970-01-01.
    latest: Option<i32>,
    /// The highest age, in years.
    oldest: u32,
}

const BIRTH: &str =
    "birth birthdate birthday bday born dob nacida nacido nacimiento naissance ne nee geb geboren";

impl<'t> Elders<'t> {
    /// Reads the dates and ages of a document.
    pub fn of(text: &'t str, entities: &[Entity], shift: &DateShift) -> Self {
        let of = |category| entities.iter().filter(move |e| e.category == category);
        let years = |age: &str| {
            let digits = age.trim_start_matches(|c: char| !c.is_ascii_digit());
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let (number, unit) = digits.split_at_checked(end)?;
            let unit = unit.trim_start_matches([' ', '-']);
            number.parse().ok().filter(|n| *n < 130 && !unit.starts_with(['m', 'w', 'd', 's']))
        };
        let read = |e: &Entity| {
            let read = shift.read(e.text(text))?;
            let day = read.full_date();
            Some((e.start, read, day))
        };
        let dates: Vec<_> = of(Category::Date).filter_map(read).collect();
        Self {
            latest: dates.iter().filter_map(|date| date.2).max(),
            oldest: of(Category::Age).filter_map(|e| years(e.text(text))).max().unwrap_or(0),
            dates,
        }
    }

    /// The surrogate of the date of entity `e`; nothing for what is too long to be one.
    pub fn date(&self, text: &str, e: &Entity, shift: &DateShift) -> String {
        let at = self.dates.binary_search_by_key(&e.start, |date| date.0);
        let found = at.ok().and_then(|at| self.dates.get(at));
        found.map_or_else(String::new, |(_, read, day)| date(read, &self.shift(text, e, *day, shift)))
    }

    /// How the date of entity `e` moves.
    fn shift(&self, text: &str, e: &Entity, day: Option<i32>, shift: &DateShift) -> DateShift {
        let value = e.text(text);
        let year_alone = || {
            let year = value.parse().ok().filter(|y| (1850..2200).contains(y))?;
            Some(day_number((year, 1, 1)))
        };
        let Some(day) = day.or_else(year_alone) else { return *shift };
        let (year, month, date) = civil(day);
        let passed = self.latest.map_or(0, |latest| {
            let (now, now_month, now_date) = civil(latest);
            now - year - i32::from((now_month, now_date) < (month, date))
        });
        // A birth date that stands alone is as old as the oldest person.
        let age = match passed {
            ..=0 if is_birth(text, e) => self.oldest as i32,
            _ => passed,
        };
        let nearer = day_number((year + (age - 90).max(0), month, date)) - day;
        DateShift { days: shift.days + nearer, ..*shift }
    }
}

/// Whether what stands right before the entity says that someone was born then.
fn is_birth(text: &str, e: &Entity) -> bool {
    let before = text.get(..e.start).unwrap_or("");
    let start = before.char_indices().rev().take(24).last().map_or(e.start, |(i, _)| i);
    let near = before.get(start..).and_then(|b| b.rsplit(|c: char| c.is_ascii_digit()).next()).unwrap_or("");
    let lower = fold(&near.small()).replace('.', "");
    lower.split(|c: char| !c.is_alphabetic()).any(|word| BIRTH.split(' ').any(|b| b == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates of a text marked `<date>` after a shift of ten days; `{age}` marks an age.
    fn moved(marked: &str) -> Vec<String> {
        let (mut text, mut spans) = (String::new(), Vec::new());
        for part in marked.split_inclusive(['<', '>', '{', '}']) {
            let start = text.len();
            text += part.trim_end_matches(['<', '>', '{', '}']);
            for (end, category) in [('>', Category::Date), ('}', Category::Age)] {
                if part.ends_with(end) {
                    spans.push(Entity::new(start, text.len(), category, 100, "test"));
                }
            }
        }
        let dates: Vec<&str> =
            spans.iter().filter(|e| e.category == Category::Date).map(|e| e.text(&text)).collect();
        let shift = DateShift::of_document(10, "en-US", &dates);
        let elders = Elders::of(&text, &spans, &shift);
        let dates = spans.iter().filter(|e| e.category == Category::Date);
        dates.map(|e| elders.date(&text, e, &shift)).collect()
    }

    #[test]
    fn a_birth_date_agrees_with_the_age_told() {
        for (text, want) in [
            ("DOB <01/15/1931>, seen <03/04/2025> at {94}", vec!["01/25/1935", "03/14/2025"]),
            ("DOB <04/15/1931>, seen <03/04/2025>", vec!["04/25/1934", "03/14/2025"]),
            ("born <March 3, 1928>, a {97}-year-old", vec!["March 13, 1935"]),
            ("née le <3 mars 1928>, {97 ans}", vec!["13 mars 1935"]),
            ("born <1930>; now <3/4/2025>", vec!["1935", "3/14/2025"]),
            ("DOB <01/15/1951>, seen <03/04/2025>; father {94}", vec!["01/25/1951", "03/14/2025"]),
            ("on <01/15/2025>; mother {97 years}", vec!["01/25/2025"]),
            ("DOB <01/15/1945>, {80}; {970 days}", vec!["01/25/1945"]),
        ] {
            assert_eq!(moved(text), want, "{text}");
        }
    }
}
