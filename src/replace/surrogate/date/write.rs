//! Writes what a date expression becomes in the form of the original.

use super::manner::Manner;
use super::read::Expression;
use super::token::{Form, Kind, Token};
use super::{DateShift, names};
use crate::replace::surrogate::case::recase;
use crate::text::LetterCase;

/// Writes what the tokens become.
pub struct Writer<'t> {
    pub(super) read: &'t Expression<'t>,
    pub(super) shift: &'t DateShift,
    pub(super) out: Vec<Option<String>>,
    pub(super) manner: Manner,
}

impl<'t> Writer<'t> {
    pub fn new(read: &'t Expression<'t>, shift: &'t DateShift) -> Self {
        let manner = Manner::of(read.value, &read.tokens, &read.dates, shift);
        Self { read, shift, out: vec![None; read.tokens.len()], manner }
    }

    pub(super) fn set(&mut self, i: usize, text: String) {
        if let Some(out) = self.out.get_mut(i) {
            *out = Some(text);
        }
    }

    pub(super) fn set_number(&mut self, i: usize, value: u32, pad: bool) {
        let Some(number) = self.read.tokens.get(i).and_then(Token::number) else { return };
        let text = number.write(value, pad, self.manner.joint, self.read.text(i));
        self.set(i, text);
        // The suffix of an ordinal goes with its number.
        if let Some(Kind::Suffix) = self.read.tokens.get(i + 1).map(|t| t.kind) {
            let suffix = suffix_like(self.read.text(i + 1), value);
            self.set(i + 1, suffix);
        }
    }

    pub(super) fn set_year(&mut self, i: usize, year: i32) {
        let Some(number) = self.read.tokens.get(i).and_then(Token::number) else { return };
        let year = match number.form {
            Form::Digits(..=2) | Form::Ordinal | Form::Cardinal { .. } => year.rem_euclid(100),
            _ => year.rem_euclid(10_000),
        };
        self.set_number(i, year as u32, true);
    }

    pub(super) fn month_text(&self, i: usize, month: u32) -> Option<String> {
        let token = self.read.tokens.get(i)?;
        Some(match token.kind {
            Kind::Month(found) => {
                let name = names::month_like(found, month - 1, self.manner.short);
                let plural =
                    self.read.text(i).len() > 4 && self.read.text(i).ends_with('s') && !name.ends_with('s');
                let plural = plural && names::month(self.read.text(i), self.shift.language).is_none();
                recase(&self.read.text(i).replace('0', "O"), name) + if plural { "s" } else { "" }
            }
            _ => token.number()?.write(month, self.manner.pad, self.manner.joint, self.read.text(i)),
        })
    }

    pub(super) fn set_month(&mut self, i: usize, month: u32) {
        let Some(text) = self.month_text(i, month) else { return };
        // No point behind a name that is no abbreviation: `Nov. 4`, but `May 4`.
        let gap = self.read.text(i + 1);
        let point = gap.strip_prefix('.').filter(|rest| rest.starts_with(' '));
        if let (Some(rest), Some(Kind::Month(found))) = (point, self.read.tokens.get(i).map(|t| t.kind))
            && names::is_full(names::month_like(found, month - 1, self.manner.short))
        {
            self.set(i + 1, rest.to_owned());
        }
        self.set(i, text);
    }

    /// The whole expression.
    pub fn finish(self) -> String {
        let mut out = String::with_capacity(self.read.value.len() + 8);
        let mut at = 0;
        for (token, new) in self.read.tokens.iter().zip(&self.out) {
            out.push_str(self.read.value.get(at..token.start).unwrap_or(""));
            let old = self.read.value.get(token.start..token.end).unwrap_or("");
            match new.as_deref() {
                // The gap behind a word that was dropped goes with it.
                Some("") => out.truncate(out.trim_end().len()),
                Some(new) => out.push_str(new),
                None => out.push_str(old),
            }
            at = token.end;
        }
        out + self.read.value.get(at..).unwrap_or("")
    }
}

/// The suffix that makes an ordinal of `value` where `suffix` made one of another number.
pub fn suffix_like(suffix: &str, value: u32) -> String {
    let new = match suffix.small().as_str() {
        "st" | "nd" | "rd" | "th" => match (value % 10, value / 10 % 10) {
            (1, tens) if tens != 1 => "st",
            (2, tens) if tens != 1 => "nd",
            (3, tens) if tens != 1 => "rd",
            _ => "th",
        },
        "er" if value != 1 => "",
        _ => return suffix.to_owned(),
    };
    if suffix.chars().all(char::is_uppercase) { new.capitals() } else { new.to_owned() }
}
