//! Upper and lower case of the Latin, Greek, Cyrillic and Armenian letters: the library's own tables for all scripts,
//! with their two functions, are 15 KB of a packed module.

/// Capitals from the first to the last, every so many, and how far behind each its small letter is.
type Row = (u32, u32, u32, i32);

const ROWS: &[Row] = &[
    (0x41, 0x5a, 1, 32),
    (0xc0, 0xd6, 1, 32),
    (0xd8, 0xde, 1, 32),
    (0x100, 0x12e, 2, 1),
    (0x132, 0x136, 2, 1),
    (0x139, 0x147, 2, 1),
    (0x14a, 0x176, 2, 1),
    (0x178, 0x178, 1, -121), // Ÿ
    (0x179, 0x17d, 2, 1),
    (0x18f, 0x18f, 1, 202), // Ə
    (0x1a0, 0x1a4, 2, 1),
    (0x1af, 0x1af, 1, 1),
    (0x1cd, 0x1db, 2, 1),
    (0x1de, 0x1ee, 2, 1),
    (0x1f8, 0x21e, 2, 1),
    (0x222, 0x232, 2, 1),
    (0x386, 0x386, 1, 38),
    (0x388, 0x38a, 1, 37),
    (0x38c, 0x38c, 1, 64),
    (0x38e, 0x38f, 1, 63),
    (0x391, 0x3a1, 1, 32),
    (0x3a3, 0x3ab, 1, 32),
    (0x400, 0x40f, 1, 80),
    (0x410, 0x42f, 1, 32),
    (0x460, 0x480, 2, 1),
    (0x48a, 0x4be, 2, 1),
    (0x4c1, 0x4cd, 2, 1),
    (0x4d0, 0x52e, 2, 1),
    (0x531, 0x556, 1, 48),
    (0x1e00, 0x1e94, 2, 1),
    (0x1ea0, 0x1efe, 2, 1),
    (0xff21, 0xff3a, 1, 32),
];

/// The small letter of a capital; any other character is its own.
pub fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let row = ROWS
        .iter()
        .find(|(from, to, step, _)| (*from..=*to).contains(&code) && (code - from).is_multiple_of(*step));
    row.and_then(|row| char::from_u32(code.wrapping_add_signed(row.3))).unwrap_or(c)
}

/// The capital of a small letter; any other character is its own.
pub fn capital(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_uppercase();
    }
    let of = |row: &Row| {
        let code = u32::from(c).wrapping_add_signed(-row.3);
        ((row.0..=row.1).contains(&code) && (code - row.0).is_multiple_of(row.2)).then_some(code)
    };
    ROWS.iter().find_map(of).and_then(char::from_u32).unwrap_or(c)
}

/// Text in one letter case.
pub trait LetterCase {
    /// All in small letters.
    fn small(&self) -> String;
    /// All in capitals.
    fn capitals(&self) -> String;
}

impl LetterCase for str {
    fn small(&self) -> String {
        if self.is_ascii() { self.to_ascii_lowercase() } else { self.chars().map(small).collect() }
    }

    fn capitals(&self) -> String {
        let mut out = String::with_capacity(self.len());
        for c in self.chars() {
            match c {
                'ß' => out.push_str("SS"),
                'ς' => out.push('Σ'),
                _ => out.push(capital(c)),
            }
        }
        out
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "compares with the library's own")]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_the_library_has_them() {
        let (mut smalls, mut capitals) = (0, 0);
        for c in (0..0x1_0000).filter_map(char::from_u32) {
            let is = |mut of: Box<dyn Iterator<Item = char>>, it| (of.next(), of.next()) == (Some(it), None);
            if small(c) != c {
                assert!(is(Box::new(c.to_lowercase()), small(c)), "{c}");
                smalls += 1;
            }
            if capital(c) != c {
                assert!(is(Box::new(c.to_uppercase()), capital(c)), "{c}");
                capitals += 1;
            }
        }
        assert_eq!(smalls, capitals);
        for text in ["Müller-ŁUKASZ ĐỖ Nguyễn Şengül Öztürk Ærø ŒUVRE Ýr Žižek", "ΓΙΏΡΓΟΥ Ёлкин ՀԱՅ"]
        {
            assert_eq!(text.small(), text.to_lowercase());
            assert_eq!(text.capitals(), text.to_uppercase());
        }
        assert_eq!("Groß".capitals(), "GROSS");
        assert_eq!("Νίκος".capitals(), "ΝΊΚΟΣ");
        assert_eq!("王 ÷ ×".small(), "王 ÷ ×");
    }
}
