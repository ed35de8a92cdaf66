use super::*;
use crate::text::LetterCase;

fn surrogate(text: &str, category: Category, locale: &str) -> String {
    let session = Session::one_way([6; 32]);
    let options = Options { surrogate_locale: Some(locale.to_owned()), ..Options::default() };
    let entities = [Entity::new(0, text.len(), category, 100, "test")];
    Cast::new(text, &entities, &session, &options, &|_| false).surrogate(0)
}

/// Words, an e-mail address, digits, marks, what looks empty, other scripts.
#[rustfmt::skip]
const UNFIT: &[&str] = &[
    "plumber", "John", "Smith, Ann", "old John", "John 12", "12 Oakridge", "a@b.invalid",
    "ann.smith@mail.invalid", "MRN", "MRN 12345", "4471", "555-1234", "3/14/62", "123-45-6789", "8", "—",
    "...", "(?)", " ", "\u{200b}", " x ", "Monday's bairn", "王伟", "Анна", "ＪＯＨＮ", "١٢٣", "مرحبا", "é",
    "e\u{301}", "ß", "İ", "ǅ", "²", "½", "😀",
];

fn everywhere() -> impl Iterator<Item = (Category, &'static str)> {
    Category::ALL.iter().flat_map(|&category| LOCALES.iter().map(move |l| (category, l.name)))
}

#[test]
fn a_category_that_does_not_fit_its_text_hides_it_too() {
    for (category, locale) in everywhere() {
        for text in UNFIT {
            let new = surrogate(text, category, locale);
            // An age below 90 stays; a date's shift may make more of its digits.
            if fits(category, text)
                && (category == Category::Age || category == Category::Date && *text == "8")
            {
                continue;
            }
            let lower = new.small();
            assert!(!new.is_empty() && !lower.contains(&text.small()), "{category:?} {text} {new}");
            let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
            assert!(!words.any(|w| lower.contains(&w.small())), "{category:?} {text} {new}");
        }
    }
}

#[test]
fn what_does_not_fit_keeps_its_shape() {
    let like = |c: char| match c {
        '0'..='9' => '0',
        c if c.is_ascii_uppercase() => 'A',
        c if c.is_ascii_lowercase() => 'a',
        c => c,
    };
    let shape = |text: &str| text.chars().map(like).collect::<String>();
    for (category, locale) in everywhere() {
        for text in UNFIT.iter().filter(|t| !fits(category, t)) {
            let new = surrogate(text, category, locale);
            assert_eq!(new.chars().count(), text.chars().count(), "{category:?} {text} {new}");
            if text.is_ascii() && text.contains(char::is_alphanumeric) {
                assert_eq!(shape(&new), shape(text), "{category:?} {text}");
            }
        }
    }
}
