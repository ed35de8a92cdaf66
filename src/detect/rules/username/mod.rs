//! Login names: behind a label (`user: jsmith12`), after `@`, or with an underscore where a person signs.

mod bare;

use super::anchors::{Anchors, TIED};
use super::scan::{hash, push, same_line};
use super::words::{prints, words};
use super::{Rule, scan};
use crate::lexicon::{class, hash_word, lookup};
use crate::text::{Case, Document, TokenKind};
use crate::{Category, Entity};
use bare::{handle, is_initial_and_surname, numbered, speaker, underscored};

/// Finds login names and handles.
pub(super) const RULE: Rule = Rule {
    name: "username",
    about: "Login names and handles",
    categories: &[Category::Username],
    words: &[&LABELS.prints, &prints([AT, UNDERSCORE])],
    kinds: TIED,
    find,
};

const LONGEST: usize = 64;
const AT: u32 = hash_word(b"@");
const UNDERSCORE: u32 = hash_word(b"_");

words! {
    /// Words before a login name; `true` if the next word is one unless it is a common word.
    LABELS: bool =
        "log logged user username userid uname login logon log-in usr handle" => true,
        "account acct author owner by as guest host under vocera dictator emr ack cosign cosigned assigned agent tech opr scribe signer verified operator proxy portal epic ehr insta instagram snap \
         snapchat facebook fb twitter telegram whatsapp venmo msgr messenger discord reddit skype" => false
}

words! {
    /// Words between the label and the name.
    BETWEEN: () = "name id in is as was with under of the my her his our login user msgr handle" => ()
}

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut found = Vec::new();
    for line in doc.lines() {
        if let Some(span) = speaker(doc, line.first as usize, line.last as usize) {
            push(&mut found, span, Category::Username, 84, "username.speaker");
        }
    }
    let mut done = 0;
    for (i, token) in anchors {
        if (token.start as usize) < done {
            continue;
        }
        let name = match token.kind {
            TokenKind::Word => match LABELS.get(token.hash) {
                Some(strong) => labelled(doc, i, strong),
                None if token.len() > 4 && token.case == Case::Lower && doc.glued(i) => numbered(doc, i),
                None => None,
            },
            TokenKind::Punct if token.hash == AT => handle(doc, i),
            TokenKind::Punct if token.hash == UNDERSCORE => underscored(doc, i),
            _ => None,
        };
        if let Some((span, confidence)) = name {
            done = span.end;
            push(&mut found, span, Category::Username, confidence, "username");
        }
    }
    scan::keep_longest(&mut found);
    out.append(&mut found);
}

type Found = Option<(std::ops::Range<usize>, u8)>;

/// The run of letters, digits and joining marks around byte `at`.
fn chunk(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'@') || !b.is_ascii();
    let mut start = at;
    while start > 0 && at - start < LONGEST && bytes.get(start - 1).is_some_and(part) {
        start -= 1;
    }
    let mut end = at;
    while end - at < LONGEST && bytes.get(end).is_some_and(part) {
        end += 1;
    }
    while end > start && bytes.get(end - 1).is_some_and(|b| matches!(b, b'.' | b'-' | b'@' | b'_')) {
        end -= 1;
    }
    while start < end && bytes.get(start).is_some_and(|b| matches!(b, b'.' | b'-' | b'@')) {
        start += 1;
    }
    (start < end && text.get(start..end).is_some()).then_some(start..end)
}

/// The name behind the label at token `i`.
fn labelled(doc: &Document<'_>, i: usize, strong: bool) -> Found {
    // `user id 4`, `login as x`, `user name "x"`
    let mut at = i + 1;
    let mut said = false;
    for _ in 0..5 {
        match doc.lower_word(at) {
            ":" | "=" | "@" => said = true,
            "\"" | "'" | "“" | "(" | "#" => {}
            "-" if doc.glued(i) && doc.lower_word(at + 1) == "in" => at += 1,
            _ if BETWEEN.has(hash(doc, at)) && strong => {}
            _ => break,
        }
        at += 1;
    }
    if matches!(doc.lower_word(i), "log" | "logged") && doc.lower_at(at, -1) != "as" {
        return None;
    }
    let token = doc.token(at).filter(|t| same_line(doc, i, at) && t.kind != TokenKind::Punct)?;
    let span = chunk(doc.text(), token.start as usize).filter(|s| s.start == token.start as usize)?;
    let name = doc.slice(span.start, span.end);
    let letters = name.bytes().any(|b| b.is_ascii_alphabetic());
    let joined =
        name.bytes().any(|b| b.is_ascii_digit() || b == b'_') || inner(name, '.') || inner(name, '-');
    let path = doc.text().as_bytes().get(span.end) == Some(&b'/');
    if !letters
        || path
        || name.starts_with("www.")
        || name.len() < 3
        || (name.contains('@') && name.contains('.'))
    {
        return None;
    }
    if joined {
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        // `csimms2`, `LIMKS04`; `HER2` and `T4` are short.
        let signed = stem.len() >= 3
            && !matches!(doc.lower_word(i), "acct" | "account")
            && stem.len() < name.len()
            && stem.bytes().all(|b| b.is_ascii_alphabetic())
            && (token.case == Case::Lower && stem.len() > 3 || name.len() - stem.len() >= 2)
            && lookup(token.hash) & (class::MEDICAL | class::DRUG | class::COMMON | class::COMMON_TOP) == 0;
        let lower = token.case == Case::Lower;
        let dotted =
            inner(name, '.') && stem.len() > 3 && lower && lookup(token.hash) & class::COMMON_TOP == 0;
        let looks = name.contains('_') || dotted || signed || lower && is_initial_and_surname(doc, at);
        return match strong {
            true => Some((span, if said { 95 } else { 88 })),
            false => looks.then_some((span, if said { 90 } else { 82 })),
        };
    }
    // One plain word: only one of no list.
    let listed = lookup(token.hash);
    let common =
        listed & (class::COMMON_TOP | class::COMMON | class::MEDICAL | class::KIN | class::PROFESSION) != 0;
    match strong {
        // `user: btw dad is …`: who speaks, and a sentence
        true if doc.starts_line(i)
            && said
            && doc.token(at + 1).is_some_and(|t| t.case == Case::Lower && t.line == token.line) =>
        {
            None
        }
        // `user    src`: the head of a table
        true => (!common).then_some((span, if scan::wide_gap(doc, i) && !said { 60 } else { 86 })),
        // `agent: alright …`: who speaks
        false if doc.starts_line(i) && said => None,
        false if token.case == Case::Lower && is_initial_and_surname(doc, at) => Some((span, 84)),
        false => (listed == 0 && token.case == Case::Lower && token.len() > 5)
            .then_some((span, if said { 82 } else { 64 })),
    }
}

/// Whether `mark` stands between letters or digits of `name`.
fn inner(name: &str, mark: char) -> bool {
    name.trim_matches(mark).contains(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_labels_and_handles() {
        for (text, want) in [
            ("user: jsmith12, login arpi.hov1948", "jsmith12|arpi.hov1948"),
            ("with user name oksana.pavl; temporary", "oksana.pavl"),
            ("login btrask pw x", "btrask"),
            ("user=bpaxton.rn cosign=mtech_ruiz", "bpaxton.rn|mtech_ruiz"),
            ("02:11  nrs_obrien: hi", "nrs_obrien"),
            ("insta @yutoslash, entered by csimms_2", "yutoslash|csimms_2"),
            ("user error, login page, user manual", ""), // words
            ("{\"audio_url\": 1, \"pt_id\": 2}", ""),    // keys
            ("NEIGHBOR_ADDR x@y.example 2L@bedside", ""),
        ] {
            let found = RULE.finds(text);
            let sure: Vec<_> = found.iter().filter(|e| e.confidence >= 80).map(|e| e.text(text)).collect();
            assert_eq!(sure.join("|"), want, "{text}");
        }
        for unit in ["a_", "@a", "user ", "_"] {
            RULE.finds(&unit.repeat(60_000));
        }
    }
}
