//! The way back, whole and quoted.

use super::*;
use crate::text::LetterCase;
use proptest::prelude::*;

#[test]
fn quotes_of_surrogates_are_restored_in_other_forms() {
    let mut session = Session::new(SECRET);
    let (s, _) = surrogates(
        "Mr. [[Patient|John Smith]] (MRN [[MedicalRecord|889-12-34]]) of [[City|Austin]], [[State|TX]]",
        "en-US",
        &mut session,
    );
    let (given, family) = s[0].split_once(' ').unwrap();
    let reply = format!(
        "{family}'s chart, {}; {given} {family}; MRN {}; {} is unknown here: Johnson",
        s[0].capitals(),
        s[1],
        s[2]
    );
    let want = "Smith's chart, JOHN SMITH; John Smith; MRN 889-12-34; Austin is unknown here: Johnson";
    assert_eq!(session.reidentify(&reply).unwrap(), want);
}

#[test]
fn what_the_engine_found_itself_comes_back_in_every_locale() {
    for locale in ["en-US", "en-GB", "fr-FR", "fr-CA", "de-DE", "es-US"] {
        let engine = engine(locale);
        let mut session = Session::new(SECRET);
        for note in notes() {
            let out = engine.surrogate(&note.text, &mut session).unwrap();
            assert_ne!(out.text, note.text);
            assert_eq!(session.reidentify(&out.text).unwrap(), note.text, "{locale} {}", note.name);
        }
    }
}

fn category() -> impl Strategy<Value = Category> {
    (0..Category::ALL.len()).prop_map(|i| Category::ALL[i])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_with_any_spans_comes_back(
        text in "(\\PC|[A-Za-z0-9 ,.'/@-]|\n){0,120}",
        cuts in prop::collection::btree_set(0_usize..400, 0..8),
        categories in prop::collection::vec(category(), 8),
    ) {
        let on_boundary: Vec<usize> = cuts.into_iter().filter(|&c| text.is_char_boundary(c)).collect();
        let spans: Vec<Entity> = on_boundary
            .windows(2)
            .zip(&categories)
            .filter(|(w, _)| w[1] <= text.len())
            .map(|(w, &c)| Entity::new(w[0], w[1], c, 100, "test"))
            .collect();
        let mut session = Session::new(SECRET);
        let out = engine("en-US").surrogate_only(&text, &spans, &mut session).unwrap();
        prop_assert_eq!(session.reidentify(&out.text).unwrap(), text.clone());
        for r in &out.replacements {
            let (old, new) = (r.entity.text(&text), part(&out.text, r));
            let kept = matches!(r.entity.category, C::Age | C::Date);
            prop_assert!(kept || old != new, "{:?} {:?}", r.entity.category, old);
        }
    }

    #[test]
    fn any_text_comes_back(text in "(\\PC|Dr\\. |Mr |John |Smith|MRN 4412|3/4/21|[A-Za-z0-9 ,.'/@-]|\n){0,160}") {
        let mut session = Session::new(SECRET);
        let out = engine("en-US").surrogate(&text, &mut session).unwrap();
        prop_assert_eq!(session.reidentify(&out.text).unwrap(), text);
    }
}
