//! Documents: any order, coherent places, nothing shown.

use super::*;

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
fn what_the_policy_keeps_keeps_its_places_coherent() {
    let marked = "[[City|Austin]], [[State|TX]] [[Zip|78701]]";
    let note = Note::parse("", marked);
    let options = Options { policy: Policy::preset("research").unwrap(), ..Options::default() };
    let engine = Deidentifier::new(options).unwrap();
    let out = engine.surrogate_only(&note.text, &note.gold, &mut Session::new(SECRET)).unwrap();
    assert!(out.text.contains(", TX 7") && !out.text.contains("Austin"), "{}", out.text);
}
