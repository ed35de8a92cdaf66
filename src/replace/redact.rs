//! Redaction: a format in place of the text, such as `[{type}]` or `*{len}`.

use crate::{Category, Error, ErrorCode};

/// A checked redaction format of 1 to 16 characters.
#[derive(Debug)]
pub(crate) struct Format(Vec<Part>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Char(char),
    /// `{type}`: `patient`
    Lower,
    /// `{Type}`: `Patient`
    Name,
    /// `{TYPE}`: `PATIENT`
    Upper,
    /// A character and `{len}`: the character as often as the text has code points
    Repeat(char),
}

const VARIABLES: &[(&str, Part)] = &[
    ("{type}", Part::Lower),
    ("{Type}", Part::Name),
    ("{TYPE}", Part::Upper),
    ("{len}", Part::Repeat('\0')),
];

const INVALID: Error = Error::new(
    ErrorCode::InvalidFormat,
    "a redaction format has 1 to 16 characters, each of {type}, {Type}, {TYPE} and {len} at most once, and a character before {len}",
);

impl Format {
    pub(crate) const DEFAULT: &str = "[{type}]";

    pub(crate) fn new(format: &str) -> Result<Self, Error> {
        if !(1..=16).contains(&format.chars().count()) {
            return Err(INVALID);
        }
        let mut parts: Vec<Part> = Vec::new();
        let mut seen: Vec<Part> = Vec::new();
        let mut rest = format;
        while let Some(c) = rest.chars().next() {
            let variable = VARIABLES.iter().find_map(|(name, part)| Some((rest.strip_prefix(name)?, *part)));
            let Some((tail, part)) = variable else {
                parts.push(Part::Char(c));
                rest = rest.get(c.len_utf8()..).unwrap_or("");
                continue;
            };
            if seen.contains(&part) {
                return Err(INVALID);
            }
            seen.push(part);
            rest = tail;
            let part = match (part, parts.last().copied()) {
                (Part::Repeat(_), Some(Part::Char(before))) => {
                    parts.pop();
                    Part::Repeat(before)
                }
                (Part::Repeat(_), _) => return Err(INVALID),
                _ => part,
            };
            parts.push(part);
        }
        Ok(Self(parts))
    }

    pub(crate) fn write(&self, category: Category, text: &str) -> String {
        let mut out = String::new();
        for part in &self.0 {
            match *part {
                Part::Char(c) => out.push(c),
                Part::Lower => out.push_str(&category.name().to_ascii_lowercase()),
                Part::Name => out.push_str(category.name()),
                Part::Upper => out.push_str(&category.name().to_ascii_uppercase()),
                Part::Repeat(c) => out.extend(text.chars().map(|_| c)),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_follow_the_service() {
        for (format, want) in [
            ("[{type}]", "[medicalrecord]"),
            ("<{TYPE}>", "<MEDICALRECORD>"),
            ("{Type}", "MedicalRecord"),
            ("*{len}", "******"),
            ("x", "x"),
            ("ab{len}{type}", "abbbbbbmedicalrecord"),
            ("{other}", "{other}"),
            ("█{len}", "██████"),
        ] {
            assert_eq!(Format::new(format).unwrap().write(Category::MedicalRecord, "A-12é4"), want);
        }
        for bad in ["", "{type}{type}", "12345678901234567", "{len}", "{type}{len}", "*{len}-{len}"] {
            assert_eq!(Format::new(bad).unwrap_err().code(), ErrorCode::InvalidFormat, "{bad}");
        }
    }
}
