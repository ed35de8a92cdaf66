//! The published pairs of the service (its SDK recordings and documentation) hold in kind.

use super::*;

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
