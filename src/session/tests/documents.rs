//! Documents: any order, coherent places, nothing shown.

use super::*;
use crate::text::LetterCase;

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
                assert!(exempt || !new.small().contains(&old.small()), "{locale} {old} {new}");
                assert!(!new.is_empty());
            }
        }
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
    let places = include_str!("../../replace/surrogate/data/places-us.txt");
    let state = places.split("\n\n").find(|b| b.starts_with(&format!("{}|{}", s[5], s[2]))).unwrap();
    let city = state.lines().find(|l| l.starts_with(&format!("{}|", s[1]))).unwrap();
    assert!(city.contains(&s[3]) && state.contains(&format!("\n{}|", s[4])), "{text}");
}

#[test]
fn places_of_other_countries_fit_together_too() {
    for (marked, locale, country, places) in [
        (
            "[[Zip|75002]] [[City|Paris]]",
            "fr-FR",
            "",
            include_str!("../../replace/surrogate/data/places-fr.txt"),
        ),
        (
            "[[City|Laval]], [[State|QC]] [[Zip|H7N 3Y3]]",
            "fr-CA",
            "Québec",
            include_str!("../../replace/surrogate/data/places-ca.txt"),
        ),
        (
            "[[Zip|69115]] [[City|Heidelberg]]",
            "de-DE",
            "",
            include_str!("../../replace/surrogate/data/places-de.txt"),
        ),
        (
            "[[City|Leeds]] [[Zip|LS1 4AP]]",
            "en-GB",
            "",
            include_str!("../../replace/surrogate/data/places-gb.txt"),
        ),
    ] {
        let (s, text) = surrogates(marked, locale, &mut Session::new(SECRET));
        let fits = |city: &str, code: &str| {
            let line = places.lines().find(|l| l.starts_with(&format!("{city}|")));
            line.is_some_and(|l| l.rsplit('|').next().unwrap().split(' ').any(|c| code.starts_with(c)))
        };
        assert!(fits(&s[0], &s[s.len() - 1]) || fits(&s[1], &s[0]), "{text}");
        assert!(text.contains(country), "{text}");
    }
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

#[test]
fn ten_thousand_phones_and_addresses_stay_apart_in_a_session() {
    let mut session = Session::new(SECRET);
    let phone = |n: usize| {
        let n = n * 7919;
        format!("({}) {}-{:04}", 201 + n % 700, 200 + n / 700 % 790, n * 31 % 10_000)
    };
    let phones: BTreeSet<String> = (0..10_000).map(phone).collect();
    let mut seen = BTreeSet::new();
    for chunk in phones.iter().collect::<Vec<_>>().chunks(500) {
        let marked: String = chunk.iter().map(|p| format!("[[Phone|{p}]]\n")).collect();
        for (phone, new) in chunk.iter().zip(surrogates(&marked, "en-US", &mut session).0) {
            assert!(new.contains(" 555-01") && seen.insert(new.clone()), "{phone} {new}");
        }
    }
    // Another spelling is the same number, also after export, and a session that saw only some agrees on most.
    let again = phones.iter().nth(9_000).unwrap();
    let plain = format!("[[Phone|+1{}]]", again.replace(|c: char| !c.is_ascii_digit(), ""));
    let sealed = session.export_with_key(&[1; 32]).unwrap();
    let mut import = Session::import_with_key(&sealed, &[1; 32]).unwrap();
    let first = surrogates(&plain, "en-US", &mut session).0;
    assert_eq!(first, surrogates(&plain, "en-US", &mut import).0);
    let digits: String = first[0].chars().filter(char::is_ascii_digit).skip(1).collect();
    let bare = |s: &str| s.replace(|c: char| !c.is_ascii_digit(), "");
    assert!(seen.iter().any(|s| bare(s) == digits));
}
