use super::*;
use crate::options::{CustomRule, Known};

/// What the options find in `text` when nothing else finds anything.
fn found<'t>(text: &'t str, options: &Options) -> Vec<&'t str> {
    let known = Knowledge::new(options).unwrap();
    known.apply(&Document::new(text), Vec::new()).iter().map(|e| e.text(text)).collect()
}

fn known(category: Category, values: &[&str]) -> Options {
    let known = values.iter().map(|v| Known { category, value: (*v).to_owned() }).collect();
    Options { known, ..Options::default() }
}

fn rule(words: &[&str], pattern: Option<&str>, context: &[&str]) -> Options {
    let list = |l: &[&str]| l.iter().map(|&s| s.to_owned()).collect();
    let rule = CustomRule {
        category: Category::IDNum,
        words: list(words),
        pattern: pattern.map(str::to_owned),
        context: list(context),
        score: Some(0.7),
    };
    Options { rules: vec![rule], ..Options::default() }
}

#[test]
fn a_known_person_is_found_in_every_form() {
    for (name, text, want) in [
        ("Tamsin Ortiz-Vega", "Tamsin Ortiz-Vega came.", &["Tamsin Ortiz-Vega"][..]),
        ("Tamsin Ortiz-Vega", "TAMSIN ORTIZ VEGA; tamsin; Ortiz", &["TAMSIN ORTIZ VEGA", "tamsin", "Ortiz"]),
        ("Tamsin Ortiz-Vega", "OrtizVega, T. is here; T. Vega's chart", &["OrtizVega, T", "T. Vega"]),
        (
            "Ortiz-Vega, Tamsin",
            "Ms. Ortiz-Vega; tamsin j. ortiz-vega",
            &["Ortiz-Vega", "tamsin j. ortiz-vega"],
        ),
        (
            "Dr. Ann Q. Lee, MD",
            "Lee, Ann Q; A.Q. Lee; AQ Lee; Lee's",
            &["Lee, Ann Q", "A.Q. Lee", "AQ Lee", "Lee"],
        ),
        ("Ann Tolle", "Ann Marisol Tolle; the tolles", &["Ann Marisol Tolle", "tolles"]),
        ("Siobhan O'Brien", "OBRIEN, s. o’brien and O Brien", &["OBRIEN, s. o’brien", "O Brien"]),
        ("Maria de la Cruz", "de la Cruz; la cruz de Maria", &["de la Cruz", "la cruz de Maria"]),
        ("Minh Do", "Do not. Mr. Do can do it", &["Do", "Do"]), // capitals count, even where they mislead
        ("Will Black", "Will has black stools and will return; Mr. black", &["Will", "black"]),
        ("Will Black", "pt black, he will return", &["black"]), // no capitals anywhere: the surname counts
        ("José Muñoz", "jose munoz / MUÑOZ", &["jose munoz", "MUÑOZ"]),
        ("Ann Lee", "Annual sleet, annlee", &[]),
    ] {
        assert_eq!(found(text, &known(Category::Patient, &[name])), want, "{name} in {text}");
    }
}

#[test]
fn a_known_value_is_found_with_other_separators_or_none() {
    use Category as C;
    for (category, value, text, want) in [
        (
            C::MedicalRecord,
            "AB-123456",
            "ab123456, AB 123-456 and Ab/123456",
            &["ab123456", "AB 123-456", "Ab/123456"][..],
        ),
        (
            C::Phone,
            "(555) 555-0143",
            "5555550143; 555.555.0143; +1 555-555-0143",
            &["5555550143", "555.555.0143", "555-555-0143"],
        ),
        (C::Email, "tam.vega@example.org", "Tam.Vega@Example.ORG", &["Tam.Vega@Example.ORG"]),
        (C::Hospital, "Saint Odo Clinic", "SAINT ODO\nCLINIC's", &["SAINT ODO\nCLINIC"]),
        (C::MedicalRecord, "123456", "1234567 123456A 12345 0123456", &[]), // other numbers
        (C::Age, "67", "6\n7", &[]),
    ] {
        assert_eq!(found(text, &known(category, &[value])), want, "{value} in {text}");
    }
}

#[test]
fn known_parts_of_a_longer_finding_do_not_cut_it() {
    let text = "wife Maria Vega here";
    let wife = Entity::new(5, 15, Category::Patient, 60, "tagger");
    let knowledge = Knowledge::new(&known(Category::Doctor, &["Tamsin Vega"])).unwrap();
    assert_eq!(knowledge.apply(&Document::new(text), vec![wife]), [wife]);
    let exact = Entity::new(11, 15, Category::Patient, 60, "tagger");
    let settled = knowledge.apply(&Document::new(text), vec![exact]);
    assert_eq!(settled, [Entity::new(11, 15, Category::Doctor, 100, "known.name")]);
}

#[test]
fn what_is_allowed_is_not_flagged_unless_it_is_known() {
    let text = "Foley catheter by Graves, John";
    let span = |w: &str, category| {
        let start = text.find(w).unwrap();
        Entity::new(start, start + w.len(), category, 90, "tagger")
    };
    let engine = vec![span("Foley", Category::Doctor), span("Graves, John", Category::Patient)];
    for (allow, options, left) in [
        (&["FOLEY CATHETER"][..], Options::default(), &["Graves, John"][..]),
        (&["graves", "foley"], Options::default(), &["Graves, John"]), // allowed in part
        (&["graves john", "foley"], Options::default(), &[]),
        (&["john", "graves"], known(Category::Patient, &["John Graves"]), &["Foley", "Graves, John"]),
    ] {
        let options = Options { allow: allow.iter().map(|&s| s.to_owned()).collect(), ..options };
        let knowledge = Knowledge::new(&options).unwrap();
        let found = knowledge.apply(&Document::new(text), engine.clone());
        assert_eq!(found.iter().map(|e| e.text(text)).collect::<Vec<_>>(), left, "{allow:?}");
    }
}

#[test]
fn custom_rules_match_words_and_patterns_within_a_line() {
    for (options, text, want) in [
        (rule(&["bay cove"], None, &[]), "at BAY COVE, Bay-Cove\nbay", &["BAY COVE", "Bay-Cove"][..]),
        (rule(&[], Some(r"K\d{3}"), &[]), "K123 K12 xK4567\nK1\n23", &["K123", "xK4567"]), // whole tokens
        (rule(&[], Some(r"\d{4}$"), &["locker"]), "Locker no. 1234\n1234\nlockers 1234", &["1234"]),
        (rule(&["7B"], Some(r"9\w+"), &["bed", "locker"]), "bed 7b 9z\n7B 9z", &["7b", "9z"]),
        (rule(&[], Some("x*"), &[]), "ab", &[]), // empty matches
    ] {
        assert_eq!(found(text, &options), want, "{options:?}");
    }
    let long = "a ".repeat(3000) + "K123 b";
    assert_eq!(found(&long, &rule(&[], Some(r"K\d{3}"), &[])), ["K123"]);
}

#[test]
fn categories_and_thresholds_drop_findings_but_never_what_is_known() {
    let text = "Vega 1234";
    let engine = vec![
        Entity::new(0, 4, Category::Patient, 60, "tagger"),
        Entity::new(5, 9, Category::IDNum, 80, "code"),
    ];
    let with = |change: fn(&mut Options)| {
        let mut options = Options::default();
        change(&mut options);
        let found = Knowledge::new(&options).unwrap().apply(&Document::new(text), engine.clone());
        found.iter().map(|e| e.category).collect::<Vec<_>>()
    };
    use Category::{IDNum, Patient};
    assert_eq!(with(|_| ()), [Patient, IDNum]);
    assert_eq!(with(|o| o.threshold = Some(0.7)), [IDNum]);
    assert_eq!(
        with(|o| (o.threshold, o.thresholds) = (Some(0.7), [(Patient, 0.5), (IDNum, 0.9)].into())),
        [Patient]
    );
    assert_eq!(with(|o| o.categories = Some(vec![Patient])), [Patient]);
    assert_eq!(
        with(|o| (o.threshold, o.known) = (Some(1.0), known(Patient, &["Ada Vega"]).known)),
        [Patient]
    );
    assert_eq!(with(|o| (o.categories, o.known) = (Some(vec![]), known(Patient, &["Ada Vega"]).known)), []);
}

#[test]
fn errors_point_at_the_item_and_quote_nothing() {
    let second = |mut options: Options, bad: Options| {
        options.rules.extend(bad.rules);
        options.known.extend(bad.known);
        Knowledge::new(&options).unwrap_err()
    };
    for bad in [rule(&[], Some("secret("), &[]), rule(&[], None, &[]), rule(&["--"], None, &[])] {
        let error = second(rule(&["ok"], None, &[]), bad);
        assert_eq!(error.code(), ErrorCode::InvalidRule);
        assert!(error.to_string().ends_with("(item 1)") && !error.to_string().contains("secret"));
    }
    let error = second(known(Category::City, &["Ayr"]), known(Category::Patient, &["?"]));
    assert_eq!((error.code(), error.to_string().ends_with("(item 1)")), (ErrorCode::InvalidOption, true));
}
