use super::*;
use crate::text::LetterCase;

#[test]
fn the_home_countries_of_others_become_countries() {
    for secret in 0..30 {
        let session = Session::one_way([secret; 32]);
        for (gazetteer, names) in [
            (&US, ["UK", "U.K.", "United Kingdom", "Great Britain", "Scotland", "uk"]),
            (&GB, ["USA", "U.S.", "United States", "America", "US", "usa"]),
        ] {
            let places = Places::new("", &[], &session, gazetteer, &|_| false);
            for name in names {
                let new = places.country(name);
                let listed = world::find_country(&normal(&new)).map(|i| world::country(i).name);
                assert!(listed.is_some_and(|c| !gazetteer.is_home(c)), "{name} {new}");
                assert!(!shows(&normal(&new), &normal(name)), "{name} {new}");
                assert!(name == "uk" || name == "usa" || new != new.capitals(), "{name} {new}");
            }
            assert_eq!(places.country(names[2]), places.country(names[3]));
        }
    }
}

#[test]
fn no_two_countries_become_one() {
    let session = Session::one_way([7; 32]);
    for gazetteer in [&US, &GB, &FRANCE] {
        let places = Places::new("", &[], &session, gazetteer, &|_| false);
        let abroad =
            (0..world::countries()).map(|i| world::country(i).name).filter(|c| !gazetteer.is_home(c));
        let drawn: std::collections::BTreeSet<String> = abroad.clone().map(|c| places.country(c)).collect();
        assert_eq!(drawn.len(), abroad.count());
    }
}
