//! ZIP and postal codes: one of the city they stand with, else of its state.

use super::address::Spot;
use super::gazetteer::Code;
use super::{Places, normal};
use crate::replace::surrogate::case::recase;
use crate::replace::surrogate::shape;

impl Places<'_> {
    pub(super) fn zip(&self, spot: &Spot, original: &str) -> String {
        let letters = original.chars().any(char::is_alphabetic);
        let digits: String = original.chars().filter(char::is_ascii_digit).collect();
        let fits = match self.gazetteer.code {
            Code::Whole => !letters && matches!(digits.len(), 5 | 9),
            Code::British | Code::Canadian => letters,
        };
        if !fits || spot.foreign.is_some() {
            return shape(original, "zip", self.key);
        }
        let mut draw = self.key.draw("zip", normal(original).replace(' ', "").as_bytes());
        let region = match &spot.region {
            None if spot.city.is_none() => match self.gazetteer.find_zip(&digits) {
                Some(own) => self.gazetteer.region(own).map_or(0, |r| self.region(&r.normal)),
                None => draw.below(self.gazetteer.len()),
            },
            _ => self.region_of(spot),
        };
        let codes = match self.home_city(spot) {
            Some(city) => city.codes,
            None => draw.pick(self.gazetteer.cities(region)).map_or("", |c| c.codes),
        };
        let codes: Vec<&str> = codes.split(' ').collect();
        let code = draw.pick(&codes).copied().unwrap_or("");
        let tail = original.get(original.len().saturating_sub(4)..).unwrap_or("");
        match self.gazetteer.code {
            Code::Whole if digits.len() == 9 => {
                let glue = original.trim_matches(|c: char| c.is_ascii_digit());
                format!("{code}{glue}{}", shape(tail, original, self.key))
            }
            Code::Whole => code.to_owned(),
            form => {
                let glue = if original.contains(' ') { " " } else { "" };
                let digit = char::from(b'1' + draw.below(9) as u8);
                let mut letter = || draw.pick(b"ABEHJLNPRSTWXYZ").copied().map_or('A', char::from);
                let (a, b) = (letter(), letter());
                let last = char::from(b'1' + (b as u8) % 9);
                let inward = if form == Code::British {
                    format!("{digit}{a}{b}")
                } else {
                    format!("{digit}{a}{last}")
                };
                recase(original, &format!("{code}{glue}{inward}"))
            }
        }
    }
}
