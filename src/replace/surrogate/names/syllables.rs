//! Names that no list has, in answer to names that no list has.
//!
//! A name is read as a row of sounds: runs of consonants and of vowels, each from a list of common or of rarer ones
//! for its place. The row is permuted among the rows of the same lists (see [`derange`]), so no two names get the
//! same, however many there are, and nothing is stored. Three names of four that no list has can be read so; another
//! has one of 2^32 names of four syllables by chance.

use super::{conflict, shows};
use crate::replace::surrogate::number::derange;
use crate::session::{Draw, Key, Permutations};

/// The sounds of the names of a language, a list a kind.
pub(super) struct Syllables([Vec<&'static str>; 12]);

/// What a sound is to a name. Consonants can be none at its beginning, and at its end behind a vowel. A lone consonant
/// inside, and none at the end of more than one syllable, are kinds of their own, so that a name which is easily said
/// gets one that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Onset,
    RareOnset,
    Medial,
    RareMedial,
    Coda,
    RareCoda,
    Diphthong,
    RareDiphthong,
    Vowel,
    /// A `y` beside no vowel.
    Y,
    /// A medial of one letter.
    Single,
    /// No coda behind two syllables or more.
    Open,
}

/// A kind and which of its list.
type Sound = (Kind, u8);

/// The kinds of a name of two syllables.
const SHORT: [Kind; 5] = [Kind::Onset, Kind::Vowel, Kind::Medial, Kind::Vowel, Kind::Coda];

/// How many of them each line of a list has for itself, to choose from.
const SPARE: usize = 32;

impl Syllables {
    /// Reads the lists of the first eight kinds, a line each.
    pub(super) fn new(text: &'static str) -> Self {
        let mut lines = text.lines().chain(["a e i o u", "y", "", "-"]);
        let mut lists = Self(std::array::from_fn(|_| lines.next().unwrap_or("").split(' ').collect()));
        let [_, _, medial, rare, .., single, _] = &mut lists.0;
        single.clear();
        for list in [medial, rare] {
            single.extend(list.extract_if(.., |s| s.len() == 1));
        }
        lists
    }

    /// Another name, which is not `listed`, of the same kinds of sounds if `name` can be read.
    pub(super) fn other(&self, name: &str, domain: &str, key: &Key, listed: &dyn Fn(&str) -> bool) -> String {
        let permuted = self.read(name).and_then(|sounds| self.permuted(name, &sounds, domain, key, listed));
        permuted.unwrap_or_else(|| {
            let mut draw = key.draw(domain, name.as_bytes());
            let mut made = String::new();
            for _ in 0..64 {
                made = self.drawn(&mut draw);
                if !listed(&made) && !shows(&made, name) {
                    break;
                }
            }
            made
        })
    }

    /// The name of two syllables for line `i` of a list of another language, of which no other line has the same.
    pub(super) fn numbered(
        &self,
        i: usize,
        name: &str,
        permutations: &Permutations,
        key: &Key,
        listed: &dyn Fn(&str) -> bool,
    ) -> String {
        let radices = SHORT.map(|kind| self.list(kind).len());
        let all: usize = radices.iter().product();
        let permutation = permutations.get(key, "two syllables", all);
        let made = |attempt: usize| {
            let mut rest = permutation.apply(i * SPARE + attempt);
            let numerals = radices.map(|radix| {
                let numeral = rest % radix;
                rest /= radix;
                numeral as u8
            });
            self.write(&SHORT, &numerals)
        };
        let mut attempts = (0..SPARE).map(made);
        attempts.find(|made| !listed(made) && !conflict(name, made)).unwrap_or_else(|| made(0))
    }

    fn permuted(
        &self,
        name: &str,
        sounds: &[Sound],
        domain: &str,
        key: &Key,
        listed: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let kinds: Vec<Kind> = sounds.iter().map(|s| s.0).collect();
        let tweak: Vec<u8> = kinds.iter().map(|k| *k as u8).collect();
        let radices: Vec<u8> = kinds.iter().map(|k| self.list(*k).len() as u8).collect();
        let mut numerals: Vec<u8> = sounds.iter().map(|s| s.1).collect();
        // What `name` is, its surrogate is too: read as it was written, and in no list.
        let like_name = |numerals: &[u8]| {
            let made = self.write(&kinds, numerals);
            let read = self.read(&made);
            let same = read
                .is_some_and(|r| r.iter().copied().eq(kinds.iter().copied().zip(numerals.iter().copied())));
            same && !listed(&made)
        };
        // Only a name of two or three letters can turn up in its surrogate; then the next one is as good.
        for _ in 0..8 {
            derange(key, domain, &radices, &tweak, &mut numerals, like_name);
            let made = self.write(&kinds, &numerals);
            if !shows(&made, name) {
                return Some(made);
            }
        }
        None
    }

    /// A name of four syllables with one medial of several letters.
    fn drawn(&self, draw: &mut Draw) -> String {
        let at = 2 + 2 * draw.below(3);
        let kinds: [Kind; 9] = std::array::from_fn(|i| match i {
            0 => Kind::Onset,
            8 => Kind::Coda,
            _ if i % 2 == 1 => Kind::Vowel,
            _ if i == at => Kind::Medial,
            _ => Kind::Single,
        });
        let numerals = kinds.map(|kind| draw.below(self.list(kind).len()) as u8);
        self.write(&kinds, &numerals)
    }

    /// The sounds of a name, if each is on a list.
    fn read(&self, name: &str) -> Option<Vec<Sound>> {
        let mut runs = runs(name)?;
        let first = runs.next()?;
        let mut sounds = Vec::with_capacity(name.len() + 1);
        sounds.push(self.find(first, Kind::Onset, Kind::RareOnset)?);
        let mut vowels = false;
        let mut at = first.len();
        for run in runs {
            vowels = !vowels;
            at += run.len();
            sounds.push(match (vowels, run.len()) {
                (true, 1) => self.find(run, Kind::Vowel, Kind::Y)?,
                (true, _) => self.find(run, Kind::Diphthong, Kind::RareDiphthong)?,
                (_, 1) if at < name.len() => self.find(run, Kind::Single, Kind::Single)?,
                _ if at < name.len() => self.find(run, Kind::Medial, Kind::RareMedial)?,
                _ => self.find(run, Kind::Coda, Kind::RareCoda)?,
            });
        }
        // Behind `y` there is not even none.
        if vowels && !name.ends_with('y') {
            let short = sounds.len() == 2;
            sounds.push(if short { self.find("", Kind::Coda, Kind::RareCoda)? } else { (Kind::Open, 0) });
        }
        Some(sounds)
    }

    fn find(&self, run: &str, common: Kind, rare: Kind) -> Option<Sound> {
        let written = if run.is_empty() { "-" } else { run };
        // Most differ in their first letter, and to call for a comparison takes longer.
        let same = |s: &&str| s.as_bytes().first() == written.as_bytes().first() && *s == written;
        let at = |kind| Some((kind, self.list(kind).iter().position(same)? as u8));
        at(common).or_else(|| at(rare))
    }

    fn write(&self, kinds: &[Kind], numerals: &[u8]) -> String {
        kinds.iter().zip(numerals).map(|(&kind, &i)| self.text((kind, i))).collect()
    }

    fn list(&self, kind: Kind) -> &[&'static str] {
        self.0.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    fn text(&self, (kind, i): Sound) -> &'static str {
        self.list(kind).get(usize::from(i)).copied().filter(|s| *s != "-").unwrap_or("")
    }
}

/// Runs of consonants, of which the first may be empty, and of vowels in turn; nothing for other than small letters.
fn runs(name: &str) -> Option<impl Iterator<Item = &str>> {
    let letters = name.as_bytes();
    if letters.is_empty() || !letters.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let plain = |i: usize| letters.get(i).is_some_and(|c| b"aeiou".contains(c));
    let beside_vowel = move |i: usize| plain(i + 1) || i.checked_sub(1).is_some_and(plain);
    let is_vowel = move |i: usize| plain(i) || letters.get(i) == Some(&b'y') && !beside_vowel(i);
    let (mut at, mut vowels) = (0, true);
    Some(std::iter::from_fn(move || {
        vowels = !vowels;
        let end = (at..letters.len()).find(|&i| is_vowel(i) != vowels).unwrap_or(letters.len());
        let run = name.get(at..end).filter(|run| !run.is_empty() || at == 0 && !vowels);
        at = end;
        run
    }))
}

#[cfg(test)]
mod tests;
