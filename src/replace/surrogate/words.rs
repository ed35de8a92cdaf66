//! Numbers in English words, and the letter case of a word.

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// `tuesday`
    Lower,
    /// `Tuesday`
    Title,
    /// `TUESDAY`
    Upper,
}

impl Case {
    /// The case of `word`; a lone capital counts as a title.
    pub fn of(word: &str) -> Self {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        match letters.next() {
            Some(first) if first.is_uppercase() => {
                let mut rest = letters.peekable();
                if rest.peek().is_some() && rest.all(char::is_uppercase) { Self::Upper } else { Self::Title }
            }
            _ => Self::Lower,
        }
    }

    /// Writes `word`, given in lower case or as a proper name, in this case.
    pub fn apply(self, word: &str) -> String {
        match self {
            Self::Lower => word.to_lowercase(),
            Self::Upper => word.to_uppercase(),
            Self::Title => {
                let mut chars = word.chars();
                chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
            }
        }
    }
}

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// The value below 100 of one lower-case word: `oh`, `seven`, `eighteen`, `forty`.
pub fn value(word: &str) -> Option<u32> {
    let find = |list: &[&str]| list.iter().position(|w| *w == word && !w.is_empty()).map(|i| i as u32);
    if word == "oh" {
        return Some(0);
    }
    find(&UNITS).or_else(|| Some(10 * find(&TENS)?))
}

/// A number below 100 in words, tens and units joined by `joint`.
pub fn cardinal(n: u32, joint: &str) -> String {
    let word = |list: &[&'static str], i: u32| list.get(i as usize).copied().unwrap_or("");
    match n {
        0..20 => word(&UNITS, n).to_owned(),
        _ if n.is_multiple_of(10) => word(&TENS, n / 10 % 10).to_owned(),
        _ => format!("{}{joint}{}", word(&TENS, n / 10 % 10), word(&UNITS, n % 10)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_agree() {
        for n in 0..100 {
            let sum: u32 = cardinal(n, " ").split(' ').map(|w| value(w).unwrap()).sum();
            assert_eq!(sum, n);
        }
        assert_eq!(value("fifth"), None);
    }

    #[test]
    fn case_is_kept() {
        for word in ["tuesday", "Tuesday", "TUESDAY"] {
            assert_eq!(Case::of(word).apply("tuesday"), word);
        }
        assert_eq!(Case::of("W"), Case::Title);
        assert_eq!(Case::of("été").apply("août"), "août");
    }
}
