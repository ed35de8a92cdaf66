//! What a session promises, from the outside: consistency, distinct people, the way back.

use super::Session;
use crate::corpus::Note;
use crate::{Category as C, Category, Deidentifier, Entity, Options, Policy, Replacement};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const SECRET: [u8; 32] = [42; 32];

fn engine(locale: &str) -> Deidentifier {
    let options = Options { surrogate_locale: Some(locale.to_owned()), ..Options::default() };
    Deidentifier::new(options).unwrap()
}

/// Marks as in the corpora, `[[Category|text]]`, replaced by surrogates; those, and the whole text.
fn surrogates(marked: &str, locale: &str, session: &mut Session) -> (Vec<String>, String) {
    let note = Note::parse("", marked);
    let out = engine(locale).surrogate_only(&note.text, &note.gold, session).unwrap();
    let spans = out.replacements.iter().map(|r| part(&out.text, r).to_owned());
    (spans.collect(), out.text)
}

fn part<'t>(text: &'t str, r: &Replacement) -> &'t str {
    text.get(r.out_start..r.out_end).unwrap()
}

fn notes() -> Vec<Note> {
    let notes = Note::read_folder(Path::new("tests/corpora/dev")).unwrap();
    assert!(notes.len() >= 40);
    notes
}

#[test]
fn one_person_in_any_form_stays_one_person() {
    for secret in 0..20 {
        let (s, text) = surrogates(
            "[[Patient|SMITH, JOHN Q.]] / [[Patient|John Smith]] / Mr. [[Patient|Smith]] / [[Patient|J. Smith]] / \
             [[Patient|Johnny]] / [[Patient|JS]] / [[Patient|john q. smith]] / [[Patient|Jonh Smtih]]'s / \
             wife [[Patient|Mary Smith-Okafor]] / Dr. [[Doctor|Wei Zhang]] / [[Doctor|Zhang]] / [[Email|jsmith@mail.example]]",
            "en-US",
            &mut Session::new([secret; 32]),
        );
        let (given, family) = s[1].split_once(' ').unwrap();
        let initial = |name: &str| name.chars().next().unwrap().to_string();
        let (g, f) = (initial(given), initial(family));
        assert!(s[0].starts_with(&format!("{}, {} ", family.to_uppercase(), given.to_uppercase())), "{text}");
        assert_eq!(
            (s[2].as_str(), s[3].clone(), s[5].clone()),
            (family, format!("{g}. {family}"), g + &f),
            "{text}"
        );
        assert!(s[6].starts_with(&given.to_lowercase()) && s[6].ends_with(&family.to_lowercase()), "{text}");
        assert!(s[8].contains(&format!(" {family}-")), "{text}");
        assert!(s[9].ends_with(&s[10]) && s[10] != *family, "{text}");
        assert!(
            s[11].ends_with(&format!("{}@example.org", family.to_lowercase())) || s[11].contains("@example."),
            "{text}"
        );
    }
}

#[test]
fn a_misspelt_name_is_its_persons() {
    let (s, text) = surrogates(
        "[[Patient|Okechukwu Adebayor]] was seen. [[Patient|Okechukwu Adebayor]] left; [[Patient|Okechuwku Adebayor]]",
        "en-US",
        &mut Session::new(SECRET),
    );
    assert_eq!(s[0], s[2], "{text}");
}

#[test]
fn ten_thousand_people_get_ten_thousand_names() {
    let list = |file: &str| {
        let text = std::fs::read_to_string(format!("src/lexicon/data/{file}.txt")).unwrap();
        text.lines().filter(|l| l.len() > 3).map(str::to_owned).collect::<Vec<_>>()
    };
    let (first, last) = (list("first-top"), list("last-top"));
    let mut people = BTreeSet::new();
    for i in 0..10_000_usize {
        people.insert(format!("{} {}", first[i * 7 % first.len()], last[i * i % last.len()]));
    }
    let mut text = String::new();
    let mut spans = Vec::new();
    for person in &people {
        spans.push(Entity::new(text.len(), text.len() + person.len(), C::Patient, 100, "test"));
        text += &format!("{person}\n");
    }
    let out = engine("en-US").surrogate_only(&text, &spans, &mut Session::new(SECRET)).unwrap();
    let drawn: BTreeSet<&str> = out.text.lines().collect();
    assert_eq!(drawn.len(), people.len());
    for (person, surrogate) in people.iter().zip(out.text.lines()) {
        assert!(person.split(' ').zip(surrogate.split(' ')).all(|(a, b)| a != b), "{person} {surrogate}");
        assert_eq!(surrogate.split(' ').count(), 2);
    }
}

#[test]
fn documents_in_any_order_on_any_worker_read_alike() {
    let notes = notes();
    let engine = engine("en-US");
    let run = |session: &mut Session, note: &Note| {
        engine.surrogate_only(&note.text, &note.gold, session).unwrap().text
    };
    let mut one = Session::new(SECRET);
    let forward: Vec<String> = notes.iter().map(|n| run(&mut one, n)).collect();
    let mut two = Session::new(SECRET);
    let backward: Vec<String> = notes.iter().rev().map(|n| run(&mut two, n)).collect();
    assert!(forward.iter().eq(backward.iter().rev()));
    assert_ne!(forward[0], run(&mut Session::new([43; 32]), &notes[0]));
    let patient = one.patient("1234");
    assert_ne!(forward[0], run(&mut patient.clone(), &notes[0]));
    assert_eq!(run(&mut two.patient("1234"), &notes[0]), run(&mut patient.clone(), &notes[0]));
    // Each comes back from the session of all, also after export.
    let import = Session::import_with_key(&one.export_with_key(&[1; 32]).unwrap(), &[1; 32]).unwrap();
    for (note, out) in notes.iter().zip(&forward) {
        assert_eq!(one.reidentify(out).unwrap(), note.text, "{}", note.name);
        assert_eq!(import.reidentify(out).unwrap(), note.text, "{}", note.name);
    }
}

#[test]
fn no_surrogate_shows_what_it_replaces() {
    for locale in ["en-US", "en-GB", "fr-FR", "fr-CA", "de-DE", "es-US"] {
        let engine = engine(locale);
        for note in notes() {
            let out = engine.surrogate_only(&note.text, &note.gold, &mut Session::new(SECRET)).unwrap();
            for r in &out.replacements {
                let (old, new) = (r.entity.text(&note.text), part(&out.text, r));
                let exempt = matches!(r.entity.category, C::Age | C::Date);
                assert!(exempt || !new.to_lowercase().contains(&old.to_lowercase()), "{locale} {old} {new}");
                assert!(!new.is_empty());
            }
        }
    }
}

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
        s[0].to_uppercase(),
        s[1],
        s[2]
    );
    let want = "Smith's chart, JOHN SMITH; John Smith; MRN 889-12-34; Austin is unknown here: Johnson";
    assert_eq!(session.reidentify(&reply).unwrap(), want);
}

/// The published pairs of the service (its SDK recordings and documentation) hold in kind.
#[test]
fn the_pairs_of_the_service_hold_in_kind() {
    let tokens = |s: &str| s.split_whitespace().count();
    for secret in 0..20 {
        let session = || Session::new([secret; 32]);
        let run = |marked: &str, locale: &str| surrogates(marked, locale, &mut session());
        let (s, text) = run("Hello, my name is [[Patient|John Smith]].", "en-US");
        assert!(
            text.starts_with("Hello, my name is ") && text.ends_with('.') && tokens(&s[0]) == 2,
            "{text}"
        );
        let (s, text) = run("Hello, [[Patient|John]]!", "en-US");
        assert_eq!(tokens(&s[0]), 1, "{text}");
        let (s, text) = run(
            "Patient [[Patient|John Doe]] was seen by [[Doctor|Dr. Smith]] on [[Date|2024-01-15]]",
            "en-US",
        );
        assert!(s[1].starts_with("Dr. ") && tokens(&s[1]) == 2, "{text}");
        let (year, rest) = s[2].split_once('-').unwrap();
        assert!(year.len() == 4 && rest.len() == 5 && s[2] != "2024-01-15", "{text}");
        let (s, text) = run(
            "[[Patient|Hannah]] is a [[Age|92]]-year-old admitted on [[Date|9/7/23]]. First presented symptoms two \
             days earlier on [[Date|Tuesday, 9/5/23]]",
            "en-US",
        );
        let weekday = s[3].split_once(", ").unwrap().0;
        assert!(s[1] == "90" && weekday.ends_with("day") && weekday != "Tuesday", "{text}");
        let (s, text) = run(
            "[[Patient|Kimberly Brown]] is a [[Age|34]] y.o. female. Last seen by her PCP [[Date|2/6/2025]] \
             [[Doctor|Dr. Orlo]] at [[Hospital|Contoso Clinics Downtown Bellevue]] PCP.",
            "en-US",
        );
        assert!(s[1] == "34" && s[3].starts_with("Dr. ") && !s[4].contains("Contoso"), "{text}");
        let (s, text) = run(
            "La patiente [[Patient|Amélie Leroux]], âgée de [[Age|96 ans]], a développé une pneumonie le \
             [[Date|24 avril]] et a été hospitalisée le [[Date|27 avril]]",
            "fr-FR",
        );
        assert!(s[1] == "90 ans" && tokens(&s[0]) == 2 && tokens(&s[2]) == 2, "{text}");
        let (s, text) = run(
            "[[Patient|Hanna Petersen]] wurde am [[Date|12. Juli]] ins [[Hospital|Universitätsklinikum Heidelberg]] \
             aufgenommen",
            "de-DE",
        );
        assert!(s[1].contains(". ") && s[2].starts_with("Universitätsklinikum "), "{text}");
        let (s, text) = run(
            "[[Patient|María López]] fue atendida por el [[Doctor|Dr. Andrew Chen]] en el [[Hospital|Hospital St. \
             Mary’s]] en [[Date|Navidad]] y tuvo una cita el [[Date|10 de enero]]",
            "es-US",
        );
        assert!(s[1].starts_with("Dr. ") && s[2].starts_with("Hospital St. "), "{text}");
        assert!(!s[3].contains("Navidad") && s[4].contains(" de "), "{text}");
    }
}

#[test]
fn places_fit_together() {
    let (s, text) = surrogates(
        "[[Street|12 Oak St]], [[City|Austin]], [[State|TX]] [[Zip|78701]]; born in [[City|Houston]], [[State|Texas]]; \
         moved from [[City|Austin]] to [[City|Lagos]], [[CountryOrRegion|Nigeria]]; [[Zip|78702-1234]]",
        "en-US",
        &mut Session::new(SECRET),
    );
    assert_eq!(s[1], s[6], "{text}");
    assert!(s[2].len() == 2 && s[5].len() > 2, "{text}");
    assert_eq!(s[3].len(), 5);
    assert_eq!(s[9].len(), 10);
    let places = include_str!("../replace/surrogate/data/places-us.txt");
    let state = places.split("\n\n").find(|b| b.starts_with(&format!("{}|{}", s[5], s[2]))).unwrap();
    let city = state.lines().find(|l| l.starts_with(&format!("{}|", s[1]))).unwrap();
    assert!(city.contains(&s[3]) && state.contains(&format!("\n{}|", s[4])), "{text}");
}

#[test]
fn what_the_policy_keeps_keeps_its_places_coherent() {
    let marked = "[[City|Austin]], [[State|TX]] [[Zip|78701]]";
    let note = Note::parse("", marked);
    let options = Options { policy: Policy::preset("research").unwrap(), ..Options::default() };
    let engine = Deidentifier::new(options).unwrap();
    let out = engine.surrogate_only(&note.text, &note.gold, &mut Session::new(SECRET)).unwrap();
    assert!(out.text.contains(", TX 7") && !out.text.contains("Austin"), "{}", out.text);
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
}

#[test]
fn surnames_map_one_to_one_whoever_bears_them() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let text = include_str!("../lexicon/data/last-top.txt");
    for chunk in text.lines().collect::<Vec<_>>().chunks(500) {
        let marked: String = chunk.iter().map(|n| format!("Mr. [[Patient|{n}]]\n")).collect();
        let (drawn, _) = surrogates(&marked, "en-US", &mut Session::new(SECRET));
        for (name, new) in chunk.iter().zip(drawn) {
            if let Some(other) = seen.insert(new.clone(), (*name).to_owned()) {
                assert_eq!(other, *name, "both became {new}");
            }
        }
    }
}
