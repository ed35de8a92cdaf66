//! Numbers in English words.

#[rustfmt::skip]
const UNITS: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [(&str, &str); 7] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
];

/// The value below 100 of one lower-case word: `oh`, `seven`, `eighteen`, `forty`.
pub fn value(word: &str) -> Option<u32> {
    let find = |list: &[&str]| list.iter().position(|w| *w == word && !w.is_empty()).map(|i| i as u32);
    if word == "oh" {
        return Some(0);
    }
    find(&UNITS).or_else(|| Some(10 * find(&TENS)?))
}

/// The value of one lower-case ordinal word: `fifth`, `twentieth`.
pub fn ordinal_value(word: &str) -> Option<u32> {
    if let Some((cardinal, _)) = ORDINALS.iter().find(|(_, o)| *o == word) {
        return value(cardinal);
    }
    let stem = word.strip_suffix("th")?;
    match stem.strip_suffix("ie") {
        Some(tens) => value(&format!("{tens}y")),
        None => value(stem).filter(|v| *v > 3),
    }
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

/// An ordinal number below 100 in words.
pub fn ordinal(n: u32, joint: &str) -> String {
    let mut words = cardinal(n, joint);
    if let Some((cardinal, ordinal)) =
        ORDINALS.iter().find(|(c, _)| words == *c || words.ends_with(&format!("{joint}{c}")))
    {
        words.truncate(words.len() - cardinal.len());
        return words + ordinal;
    }
    if words.ends_with('y') {
        words.truncate(words.len() - 1);
        words += "ie";
    }
    words + "th"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_values_agree() {
        for n in 0..100 {
            let sum: u32 = cardinal(n, " ").split(' ').map(|w| value(w).unwrap()).sum();
            assert_eq!(sum, n);
            let words = ordinal(n, " ");
            let last = words.rsplit(' ').next().unwrap();
            assert!(n == 0 || ordinal_value(last).unwrap() == if n < 20 || n % 10 == 0 { n } else { n % 10 });
        }
        assert_eq!(ordinal(21, "-"), "twenty-first");
        assert_eq!(ordinal(30, " "), "thirtieth");
        assert_eq!(ordinal(14, " "), "fourteenth");
        assert_eq!(value("fifth"), None);
    }
}
