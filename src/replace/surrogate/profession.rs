//! Occupations become occupations of the same kind and level.

use super::case::recase;
use super::place::normal;
use crate::session::Key;

/// A line is a kind: occupations that could stand for each other.
const KINDS: &str = include_str!("data/professions.txt");

/// Another occupation of the same kind, one that takes the same article.
pub(super) fn profession(text: &str, key: &Key) -> String {
    let name = normal(text);
    let singular = singular(&name);
    let head = singular.rsplit(' ').next().unwrap_or("").to_owned();
    let kinds: Vec<Vec<&str>> = KINDS.lines().map(|l| l.split(',').collect()).collect();
    let has = |test: &dyn Fn(&str) -> bool| kinds.iter().find(|k| k.iter().any(|p| test(p)));
    let mut draw = key.draw("profession", singular.as_bytes());
    let kind = has(&|p| normal(p) == singular)
        .or_else(|| has(&|p| normal(p).rsplit(' ').next() == Some(&head)))
        .or_else(|| draw.pick(&kinds));
    let other = |p: &&str| {
        let p = normal(p);
        !p.contains(&singular) && !singular.contains(&p) && p.rsplit(' ').next() != Some(&head)
    };
    let others: Vec<&str> = kind.into_iter().flatten().copied().filter(other).collect();
    let vowel =
        |p: &str| p.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'H']) && !p.starts_with("ho");
    let alike: Vec<&str> = others.iter().copied().filter(|p| vowel(p) == vowel(&name)).collect();
    let drawn = draw.pick(if alike.is_empty() { &others } else { &alike }).copied().unwrap_or("clerk");
    let drawn = if singular == name { drawn.to_owned() } else { plural(drawn) };
    if text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase) && !text.contains(' ') {
        recase(text, &drawn)
    } else if !text.chars().any(char::is_lowercase) {
        drawn.to_uppercase()
    } else {
        drawn
    }
}

fn singular(name: &str) -> String {
    match name.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) && stem.len() > 2 => match stem.strip_suffix("ie") {
            Some(stem) => format!("{stem}y"),
            None => stem.to_owned(),
        },
        _ => name.strip_suffix("men").map_or_else(|| name.to_owned(), |stem| format!("{stem}man")),
    }
}

fn plural(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("man") {
        return format!("{stem}men");
    }
    match name.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o'])) {
        Some(stem) => format!("{stem}ies"),
        None if name.ends_with(['s', 'h', 'x']) => format!("{name}es"),
        None => format!("{name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_number_and_case_stay() {
        let key = Key::new([4; 32]);
        let of = |text: &str| profession(text, &key);
        let kind_of = |p: &str| KINDS.lines().position(|l| l.split(',').any(|o| o == p));
        for p in ["welder", "school bus driver", "ICU nurse", "engineer"] {
            assert_eq!(kind_of(&of(p)), kind_of(p), "{p}: {}", of(p));
            assert_ne!(of(p), p);
        }
        assert!(of("Welders").ends_with('s') && of("WELDER") == of("welder").to_uppercase());
        assert!(of("xylophone polisher").len() > 2);
        assert!(of("engineer").starts_with(['a', 'e', 'i', 'o', 'u']), "{}", of("engineer"));
    }
}
