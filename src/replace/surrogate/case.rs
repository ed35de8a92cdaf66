//! Letter case: a surrogate is written as the original was.

use crate::lexicon::fold;
use crate::text::{LetterCase, capital};

/// `text` in lower case, folded.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        let mut lower = text.to_ascii_lowercase();
        if lower.contains(['\'', '`']) {
            lower.retain(|c| !matches!(c, '\'' | '`'));
        }
        lower
    } else {
        fold(&text.small())
    }
}

/// `new` in the letter case of `original`. All small letters count as unwritten case and become a title.
pub(super) fn recase(original: &str, new: &str) -> String {
    let (mut letters, mut upper, mut lower) = (0, false, false);
    for c in original.chars() {
        letters += usize::from(c.is_alphabetic());
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
    }
    if lower && !upper {
        new.small()
    } else if upper && !lower && letters > 1 {
        new.capitals()
    } else if new.chars().any(char::is_uppercase) {
        new.to_owned()
    } else {
        title_case(new)
    }
}

/// Capitals at the beginning, after a space or hyphen and after `Mc`.
fn title_case(new: &str) -> String {
    let mut out = String::with_capacity(new.len());
    let mut upper = true;
    for c in new.chars() {
        if upper {
            out.push(capital(c));
        } else {
            out.push(c);
        }
        upper = matches!(c, '-' | ' ')
            || out.ends_with("Mc") && out.chars().rev().nth(2).is_none_or(|c| c == ' ' || c == '-');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_follows_the_original() {
        for (original, new, want) in [
            ("SMITH", "mcadoo", "MCADOO"),
            ("Smith", "mcadoo", "McAdoo"),
            ("McDonald", "ruiz-mccoy", "Ruiz-McCoy"),
            ("smith", "Élise", "élise"),
            ("J", "t", "T"),
            ("王", "lee", "Lee"),
            ("Boise", "Port St. Lucie", "Port St. Lucie"),
        ] {
            assert_eq!(recase(original, new), want);
        }
    }
}
