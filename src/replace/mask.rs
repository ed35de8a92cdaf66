//! Masking: stars for letters and digits; separators stay, and the last four of a long number.

use crate::Category as C;

/// The text with its letters and digits starred.
pub(crate) fn mask(text: &str, category: C) -> String {
    let count = text.chars().filter(|c| c.is_alphanumeric()).count();
    let keeps_tail = matches!(
        category,
        C::Phone
            | C::Fax
            | C::SocialSecurity
            | C::MedicalRecord
            | C::HealthPlan
            | C::Account
            | C::License
            | C::Vehicle
            | C::Device
            | C::BioID
            | C::IDNum
    );
    let shown = if keeps_tail && count >= 8 { 4 } else { 0 };
    let mut left = count;
    let star = |c: char| {
        if c.is_alphanumeric() {
            left -= 1;
            return if left < shown { c } else { '*' };
        }
        if keeps_tail || c.is_whitespace() { c } else { '*' }
    };
    text.chars().map(star).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_numbers_show_their_end() {
        for (text, category, want) in [
            ("John O'Brien", C::Patient, "**** *******"),
            ("4111 1111 1111 1234", C::Account, "**** **** **** 1234"),
            ("123-45", C::MedicalRecord, "***-**"),
            ("a.lee@example.org", C::Email, "*****************"),
        ] {
            assert_eq!(mask(text, category), want);
        }
    }
}
