//! People: one name in any form, no two names the same.

use super::*;
use crate::text::LetterCase;

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
        assert!(s[0].starts_with(&format!("{}, {} ", family.capitals(), given.capitals())), "{text}");
        assert_eq!(
            (s[2].as_str(), s[3].clone(), s[5].clone()),
            (family, format!("{g}. {family}"), g + &f),
            "{text}"
        );
        assert!(s[6].starts_with(&given.small()) && s[6].ends_with(&family.small()), "{text}");
        assert!(s[8].contains(&format!(" {family}-")), "{text}");
        assert!(s[9].ends_with(&s[10]) && s[10] != *family, "{text}");
        assert!(
            s[11].ends_with(&format!("{}@example.org", family.small())) || s[11].contains("@example."),
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
    let nicks = concat!(
        include_str!("../../replace/surrogate/data/nicknames-f.txt"),
        include_str!("../../replace/surrogate/data/nicknames-m.txt")
    );
    let mut seen = BTreeMap::new();
    for (person, new) in people.iter().zip(out.text.lines()) {
        // Bobby and Robbie are both Robert.
        let first = |person: &str| person.split(' ').next().unwrap().to_owned();
        let related = |a: &str, b: &str| {
            let on = |line: &str, name: &str| line.split(' ').any(|n| n == first(name));
            nicks.lines().any(|line| on(line, a) && on(line, b))
        };
        let other: Option<&String> = seen.insert(new, person);
        assert!(other.is_none_or(|o| related(o, person)), "{person} {other:?} {new}");
    }
    for (person, surrogate) in people.iter().zip(out.text.lines()) {
        assert!(person.split(' ').zip(surrogate.split(' ')).all(|(a, b)| a != b), "{person} {surrogate}");
        assert_eq!(surrogate.split(' ').count(), 2);
    }
}

/// 10,000 people of one first name, with surnames that no list has.
#[test]
fn ten_thousand_rare_surnames_under_one_first_name_stay_apart() {
    let syllables = ["ba", "kwu", "mil", "o", "rdu", "szy", "ne", "igh", "tta", "vy"];
    let ends = ["", "n", "owski", "ola", "rsen", "ppa", "dze", "kh", "ian", "uk"];
    let name = |i: usize| {
        let inside: String = [i / 10 % 10, i / 100 % 10, i / 1000].iter().map(|&n| syllables[n]).collect();
        format!("Mary Ad{inside}{}", ends[i % 10])
    };
    let people: BTreeSet<String> = (0..10_000).map(name).collect();
    // Documents by the hundred: the order tells nothing.
    let mut seen = BTreeSet::new();
    for chunk in people.iter().collect::<Vec<_>>().chunks(100) {
        let marked: String = chunk.iter().map(|p| format!("[[Patient|{p}]]\n")).collect();
        let (drawn, _) = surrogates(&marked, "en-US", &mut Session::one_way(SECRET));
        for (person, new) in chunk.iter().zip(drawn) {
            assert!(new.split(' ').count() == 2 && seen.insert(new.clone()), "{person} {new}");
        }
    }
    assert_eq!(seen.len(), people.len());
}

#[test]
fn first_names_of_other_languages_and_short_forms_stay_apart() {
    let nicks = include_str!("../../replace/surrogate/data/nicknames-m.txt");
    let first: BTreeSet<&str> = nicks.lines().filter_map(|l| l.split(' ').next()).collect();
    for locale in ["en-US", "fr-FR", "de-DE"] {
        let marked: String = first.iter().map(|f| format!("[[Patient|{f} Okechukwu]]\n")).collect();
        let (drawn, text) = surrogates(&marked, locale, &mut Session::one_way(SECRET));
        assert_eq!(drawn.iter().collect::<BTreeSet<_>>().len(), first.len(), "{text}");
    }
}

#[test]
fn surnames_map_one_to_one_whoever_bears_them() {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let text = include_str!("../../lexicon/data/last-top.txt");
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

#[test]
fn logins_addresses_and_file_names_change_with_the_person() {
    for secret in 0..20 {
        let (s, text) = surrogates(
            "[[Patient|Rosa Delgado]], Dr. [[Doctor|Whitlock]]: [[Email|rosa.delgado@mail.example]] [[Username|rdelgado7]] \
             [[Username|whitlock_j]] [[Url|https://files.example/scans/delgado_rosa_0824.dcm?user=rdelgado]] \
             [[IDNum|DELGADO_ROSA.pdf]] [[Username|@delgado_r]]",
            "en-US",
            &mut Session::new([secret; 32]),
        );
        let lower = text.small();
        assert!(!["delgado", "whitlock"].iter().any(|n| lower.contains(n)), "{text}");
        let (given, family) = s[0].split_once(' ').unwrap();
        let plain = |s: &str| s.small().replace(|c: char| !c.is_alphanumeric(), "");
        let (given, family) = (plain(given), plain(family));
        let g: String = given.chars().take(1).collect();
        assert!(s[2].starts_with(&format!("{given}.{family}@example.")), "{text}");
        assert!(s[3].starts_with(&format!("{g}{family}")) && s[3].len() == family.len() + 2, "{text}");
        assert!(s[4].starts_with(&format!("{}_", plain(&s[1]))), "{text}");
        let file = format!("/{family}_{given}_");
        assert!(
            s[5].starts_with("https://example.") && s[5].contains(&file) && s[5].contains(".dcm?user="),
            "{text}"
        );
        assert!(s[5].ends_with(&format!("={g}{family}")), "{text}");
        assert_eq!(s[6], format!("{}_{}.pdf", family.capitals(), given.capitals()));
        assert_eq!(s[7], format!("@{family}_{g}"));
    }
}
