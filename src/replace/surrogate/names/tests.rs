use super::*;

#[test]
fn sex_stays_where_a_list_tells_it() {
    let female = |g: Given| match g.pool {
        Pool::Female | Pool::FemaleWithShort => Some(true),
        Pool::Male | Pool::MaleWithShort => Some(false),
        _ => None,
    };
    for secret in 0..20 {
        let session = Session::one_way([secret; 32]);
        for names in [&US, &FRENCH, &GERMAN] {
            let map = NameMap::new(&session, names, false);
            for (word, want) in [
                ("amelie", Some(true)),
                ("hannah", Some(true)),
                ("elizabeth", Some(true)),
                ("john", Some(false)),
                ("bob", Some(false)),
                ("lakisha", Some(true)),
                ("dwayne", Some(false)),
            ] {
                let drawn = map.name(Kind::Given, word);
                for half in drawn.split('-') {
                    let found = names.find_given(&fold(half)).and_then(female);
                    assert!(found.is_none_or(|f| Some(f) == want), "{word} {drawn}");
                }
            }
        }
    }
}

#[test]
fn origin_stays_where_it_is_asked_for() {
    let session = Session::one_way([4; 32]);
    let map = NameMap::new(&session, &US, true);
    let mark = |name: &str| US.last().find(name).and_then(|i| US.last().entry(i)).map(|e| e.mark());
    for name in ["garcia", "nguyen", "washington", "schmidt", "patel"] {
        let drawn = map.name(Kind::Family, name);
        // What a stand-in is drawn for has its mark.
        assert!(mark(&drawn).is_none_or(|m| Some(m) == mark(name)), "{name} {drawn}");
    }
}
