//! The published pairs of the service (its SDK recordings and documentation) hold in kind.

use super::*;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Days since a Saturday, of `M/D/YY`.
fn day(date: &str) -> i32 {
    const BEFORE: [i32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let numbers: Vec<i32> = date.split('/').map(|n| n.parse().unwrap()).collect();
    let (month, day, year) = (numbers[0], numbers[1], numbers[2]);
    let leap = (year + 3) / 4 + i32::from(year % 4 == 0 && month > 2);
    year * 365 + leap + BEFORE[month as usize - 1] + day - 1
}

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
        let (weekday, first) = s[3].split_once(", ").unwrap();
        assert!(s[1] == "90" && weekday != "Tuesday" && text.contains("two days earlier on "), "{text}");
        assert_eq!(
            (day(&s[2]) - day(first), WEEKDAYS[(day(first) + 5).rem_euclid(7) as usize]),
            (2, weekday),
            "{text}"
        );
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

/// Inputs that the service's documentation gives without their outputs.
#[test]
fn other_inputs_of_the_documentation_keep_their_form() {
    for secret in 0..20 {
        for (locale, marked, kept) in [
            (
                "fr-CA",
                "[[Patient|Julie Tremblay]] a été consultée par [[Doctor|Dr. Marc Lavoie]]  à l'[[Hospital|Hôpital de la \
                 Cité-des-Prairies]] le [[Date|10 Janvier]].",
                ["a été consultée par Dr. ", "  à l'Hôpital de la "],
            ),
            (
                "es-US",
                "[[Patient|María Gómez]] fue ingresada para una cirugía el [[Date|29 de octubre]].",
                ["el ", " de "],
            ),
            ("de-DE", "Sein letzter Termin war bei [[Doctor|Doktor Hibbert]]", ["bei Doktor ", ""]),
            (
                "en-US",
                "The patient came in for a visit on [[Date|10/12/2023]] and was seen again [[Date|November 4th]] at \
                 [[Hospital|Contoso Hospital]].",
                ["/20", " Hospital."],
            ),
            ("en-US", "Hello, I'm [[Doctor|Dr. John Smith]].", ["I'm Dr. ", "."]),
            ("en-US", "SSN: [[SocialSecurity|123-04-5678]]", ["SSN: 9", "-"]),
            (
                "en-US",
                "Patient [[Patient|John Doe]] was seen by [[Doctor|Dr. Smith]] on [[Date|2024-01-15]]. Contact: \
                 [[Email|john.doe@email.com]] or [[Phone|555-123-4567]].",
                ["@example.", "-555-01"],
            ),
            (
                "en-US",
                "Patient [[Patient|Marie Dupont]] was seen on [[Date|15/01/2024]].",
                ["Patient ", "/20"],
            ),
        ] {
            let note = Note::parse("", marked);
            let (s, text) = surrogates(marked, locale, &mut Session::new([secret; 32]));
            assert!(kept.iter().all(|k| text.contains(k)), "{text}");
            for (e, new) in note.gold.iter().zip(&s) {
                let old = e.text(&note.text);
                assert!(
                    old != new && old.split_whitespace().count() == new.split_whitespace().count()
                        || e.category == C::Hospital,
                    "{old} {new}"
                );
            }
        }
    }
}
