//! The features of a token, as hashes. Order and templates are part of the model:
//! a change here asks for new weights (`cargo train`).

use super::evidence::Evidence;
use crate::lexicon::class;
use crate::text::{Case, Token, TokenKind};
use std::ops::Range;

/// The most features a token can have.
const MOST: usize = 160;
/// Tokens to either side, on the line, whose classes are read.
const SIDE: usize = 12;
/// What a token beyond the ends of the text hashes to.
pub(super) const OUTSIDE: u32 = 0x5bd1_e995;
/// Classes that tell whether a word seen elsewhere can be a name.
const NAME_OR_WORD: u32 =
    class::COMMON_TOP | class::COMMON | class::EPONYM | class::FIRST_TOP | class::LAST_TOP;

/// Collects the features of one token. They are hashed together at the end, four at a time where the machine can.
pub struct Features {
    keys: [u32; MOST],
    spare: [u32; MOST],
    len: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self { keys: [0; MOST], spare: [0; MOST], len: 0 }
    }
}

impl Features {
    /// The hashes of the features read, which are forgotten.
    pub fn take(&mut self) -> &mut [u32] {
        self.take_with_room().0
    }

    /// The same, and room for as many.
    pub(super) fn take_with_room(&mut self) -> (&mut [u32], &mut [u32]) {
        let len = std::mem::take(&mut self.len);
        let keys = self.keys.get_mut(..len).unwrap_or_default();
        for key in keys.iter_mut() {
            let hash = key.wrapping_mul(0x85eb_ca6b);
            let hash = (hash ^ (hash >> 15)).wrapping_mul(0xc2b2_ae35);
            *key = hash ^ (hash >> 16);
        }
        (keys, &mut self.spare)
    }

    pub(super) fn add(&mut self, template: u32, value: u32) {
        if let Some(slot) = self.keys.get_mut(self.len) {
            *slot = value ^ template.wrapping_mul(0x9e37_79b1);
            self.len += 1;
        }
    }

    pub(super) fn add2(&mut self, template: u32, a: u32, b: u32) {
        self.add(template, a.rotate_left(13).wrapping_mul(5) ^ b);
    }

    /// Each of the classes by itself.
    pub(super) fn add_each(&mut self, template: u32, classes: u32, with: u32) {
        each_class(classes).for_each(|class| self.add2(template, class, with));
    }

    /// Reads all of token `i`.
    pub fn read(&mut self, ev: &Evidence<'_, '_>, i: usize) {
        self.read_word(ev, i);
        self.read_place(ev, i);
    }

    /// Reads what [`word_key`] tells of token `i`: the same wherever the word stands.
    pub(super) fn read_word(&mut self, ev: &Evidence<'_, '_>, i: usize) {
        let Some(token) = ev.doc.token(i) else { return };
        let (mark, form) = (ev.mark_at(i, 0), form(token));
        self.add(1, value(token));
        self.add(12, shape(token));
        self.affixes(ev.doc.lower_word(i), token);
        self.add(40, mark);
        self.add2(43, mark, form);
        // The lite build has no clusters.
        if cfg!(not(feature = "lite")) {
            let cluster = u32::from(ev.clusters.get(i).copied().unwrap_or(0));
            self.add(44, cluster);
            self.add2(45, cluster, form);
        }
        self.add_each(50, mark, u32::from(token.case == Case::Lower));
        let seen = u32::from(ev.seen.get(i).copied().unwrap_or(0));
        self.add2(54, seen, form);
        self.add2(55, seen, mark & NAME_OR_WORD);
    }

    /// Reads what stands around token `i`.
    pub(super) fn read_place(&mut self, ev: &Evidence<'_, '_>, i: usize) {
        let doc = ev.doc;
        let Some(token) = doc.token(i) else { return };
        // A neighbour on another line counts as such.
        let other_line = |t: &Token| (t.line ^ token.line).min(1);
        let near = |by: isize| {
            doc.token_at(i, by).map_or((OUTSIDE, OUTSIDE), |t| {
                let other = other_line(t);
                (value(t) ^ other.wrapping_mul(0x3c6e_f372), form(t) | other << 6)
            })
        };
        let ((wm1, fm1), (wp1, fp1), (wm2, fm2), (wp2, fp2)) = (near(-1), near(1), near(-2), near(2));
        let (s, f) = (shape(token), form(token));
        self.add(2, wm1);
        self.add(3, wp1);
        self.add(4, wm2);
        self.add(5, wp2);
        self.add2(13, fm1, s);
        self.add2(14, s, fp1);
        self.add2(15, fm1 | f << 14, fp1);
        self.add2(16, fm2 | fm1 << 14, f);
        self.add2(17, fp1 | fp2 << 14, f);
        self.add2(18, wm1, f);
        self.add2(19, wp1, f);
        self.add2(20, near(-3).0, f);
        self.add2(21, near(3).0, f);
        self.add(41, ev.mark_at(i, -1));
        self.add(42, ev.mark_at(i, 1));
        self.position(ev, i, token);
        self.company(ev, i, token);
        self.context(ev, i, token);
        self.number(ev, i, wm1, wp1);
        let hit =
            |by: isize| i.checked_add_signed(by).and_then(|j| ev.hits.get(j)).copied().map_or(0, u32::from);
        self.add(56, hit(0));
        self.add2(57, hit(-1), f);
        self.add2(58, hit(1), f);
        if hit(0) != 0 {
            self.add2(59, hit(0), wm1);
        }
    }

    /// What words stand on the same line, by class: whether it speaks of drugs, of relatives, of places.
    fn company(&mut self, ev: &Evidence<'_, '_>, i: usize, token: &Token) {
        let Some(line) = ev.doc.line_of(i) else { return };
        let classes = |tokens: Range<usize>| {
            ev.marks.get(tokens).unwrap_or_default().iter().fold(0, |all, mark| all | mark)
        };
        let before = classes(i.saturating_sub(SIDE).max(line.first as usize)..i);
        let behind = classes(i + 1..(i + 1 + SIDE).min(line.last as usize));
        self.add_each(68, before & !class::PHRASE_START, form(token));
        self.add_each(69, behind & !class::PHRASE_START, form(token));
    }

    /// What a number can be by its size, and of two numbers joined by a sign, whether they can be a day and a month
    /// and what they are out of (`4/5`, `8/10`), with the words around them.
    fn number(&mut self, ev: &Evidence<'_, '_>, i: usize, wm1: u32, wp1: u32) {
        let doc = ev.doc;
        let is_sign = |i: usize| matches!(doc.word(i), "/" | "-" | ".");
        if doc.token(i).is_none_or(|t| t.kind == TokenKind::Word || t.kind == TokenKind::Punct && !is_sign(i))
        {
            return;
        }
        let value = |i: usize| {
            doc.token(i)
                .filter(|t| t.kind == TokenKind::Number && t.len() < 5)
                .and_then(|_| doc.word(i).parse::<u32>().ok())
        };
        if let Some(n) = value(i) {
            let class = size_class(n, doc.word(i).len());
            self.add(86, class);
            self.add2(87, class, wm1);
            self.add2(88, class, wp1);
        }
        // The pair of which the token is the first, the sign or the second.
        let pair = (0..3).filter_map(|by| i.checked_sub(by)).find_map(|at| {
            let glued = is_sign(at + 1) && doc.glued(at) && doc.glued(at + 1);
            glued.then_some(at).and_then(|at| Some((at, value(at)?, value(at + 2)?)))
        });
        let Some((at, a, b)) = pair else { return };
        let sign = doc.token(at + 1).map_or(0, |t| t.hash);
        let more = doc.glued(at + 2) && is_sign(at + 3) && doc.glued(at + 3);
        let month_first = u32::from((1..=12).contains(&a) && (1..=31).contains(&b));
        let day_first = u32::from((1..=31).contains(&a) && (1..=12).contains(&b));
        let form = month_first
            | (day_first << 1)
            | (u32::from(more) << 2)
            | (u32::from(a <= b) << 3)
            | ((i - at) as u32 * 16);
        let near = |from: usize, step: isize| {
            let mut j = from.checked_add_signed(step);
            for _ in 0..2 {
                let Some(t) = j.and_then(|j| doc.token(j)) else { break };
                if t.kind == TokenKind::Word {
                    return t.hash;
                }
                j = j.and_then(|j| j.checked_add_signed(step));
            }
            0
        };
        self.add2(89, sign, form);
        self.add2(90, sign ^ form << 8, b.min(40));
        self.add2(91, near(at, -1), form ^ sign);
        self.add2(92, near(at + 2, 1), form ^ sign);
        self.add2(93, near(at, -1), b.min(40));
    }

    /// Tables, headings, and letters spelled out.
    fn context(&mut self, ev: &Evidence<'_, '_>, i: usize, token: &Token) {
        let doc = ev.doc;
        let f = form(token);
        let column = ev.columns.get(i).copied().unwrap_or(0);
        if column != 0 {
            self.add2(65, column, f);
        }
        self.add2(66, ev.sections.get(token.line as usize).copied().unwrap_or(0), f);
        let letter = |j: Option<usize>| {
            j.and_then(|j| doc.token(j)).is_some_and(|t| t.kind == TokenKind::Word && t.len() == 1)
        };
        if letter(Some(i)) {
            let before = (1..4).take_while(|by| letter(i.checked_sub(*by))).count();
            let after = (1..4).take_while(|by| letter(Some(i + by))).count();
            self.add2(67, (before | after << 2) as u32, f);
        }
    }

    /// Beginnings and ends of words: what makes an unlisted name look like one.
    fn affixes(&mut self, word: &str, token: &Token) {
        if token.kind != TokenKind::Word {
            return;
        }
        let bytes = word.as_bytes();
        let hash = |part: &[u8]| {
            part.iter().fold(0x1234_5678_u32, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
        };
        for (template, n) in [(24, 2), (25, 3), (26, 4), (27, 5)] {
            let (Some(head), Some(tail)) =
                (bytes.get(..n), bytes.len().checked_sub(n).and_then(|at| bytes.get(at..)))
            else {
                break;
            };
            self.add(template, hash(head));
            self.add(template + 4, hash(tail));
            if n == 3 {
                self.add2(23, hash(tail), token.case as u32);
            }
        }
    }

    /// Where the token stands: in its line, behind which label, near which title.
    fn position(&mut self, ev: &Evidence<'_, '_>, i: usize, token: &Token) {
        let doc = ev.doc;
        let Some(line) = doc.line_of(i) else { return };
        let f = form(token);
        let from_start = (i - line.first as usize).min(3) as u32;
        let from_end = (line.last as usize - 1 - i).min(2) as u32;
        self.add2(33, from_start | from_end << 2, f);
        self.add2(32, doc.token(line.first as usize).map_or(OUTSIDE, |t| t.hash), f);

        let label = doc.label_of(i);
        if !label.is_empty() {
            let last = doc.token(label.end - 1).map_or(OUTSIDE, |t| t.hash);
            let before =
                if label.len() > 1 { doc.token(label.end - 2).map_or(OUTSIDE, |t| t.hash) } else { 0 };
            let distance = (i - label.end).min(7) as u32;
            self.add2(34, last, f);
            self.add2(35, last ^ before.rotate_left(5), u32::from(distance > 3));
            self.add2(36, last, distance);
        }
        // The nearest word before that speaks of a person, on this line.
        let reach = i.saturating_sub(6).max(line.first as usize);
        for j in (reach..i).rev() {
            let class = ev.mark_at(j, 0) & (class::TITLE | class::KIN | class::CREDENTIAL);
            if class != 0 {
                let distance = (i - j) as u32;
                self.add2(37, class | distance, f);
                self.add2(38, doc.token(j).map_or(0, |t| t.hash), distance.min(3));
                break;
            }
        }
        if let Some(j) =
            (i + 1..(i + 6).min(line.last as usize)).find(|&j| ev.mark_at(j, 0) & class::CREDENTIAL != 0)
        {
            self.add2(39, (j - i) as u32, f);
        }
    }
}

/// The numbers of the classes of a word.
pub(super) fn each_class(mut classes: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let class = (classes != 0).then(|| classes.trailing_zeros())?;
        classes &= classes - 1;
        Some(class)
    })
}

/// Whether a number can be a month, a day, a minute, an age, a year, an hour and minute.
fn size_class(n: u32, digits: usize) -> u32 {
    match (digits, n) {
        (1..=2, 0) => 1,
        (1..=2, 1..=12) => 2,
        (1..=2, 13..=31) => 3,
        (1..=2, 32..=59) => 4,
        (1..=2, _) => 5,
        (3, 100..=120) => 6,
        (4, 1900..=2035) => 7,
        (4, 0..=2359) if n % 100 < 60 => 8 + u32::from(n.is_multiple_of(5)),
        _ => 10 + digits as u32,
    }
}

/// What [`Features::read_word`] depends on, for tokens of the same word.
pub(super) fn word_key(ev: &Evidence<'_, '_>, i: usize) -> (u32, u32) {
    (ev.mark_at(i, 0), ev.doc.token(i).map_or(0, form))
}

/// Letters stand for themselves, numbers for their length, so that no digit is learnt.
pub(super) fn value(token: &Token) -> u32 {
    if token.kind == TokenKind::Number { 77 + token.len() as u32 } else { token.hash }
}

/// Kind, case and glue.
pub(super) fn form(token: &Token) -> u32 {
    (token.kind as u32) | (token.case as u32) << 2 | u32::from(token.spaced) << 5
}

/// The form and the length.
pub(super) fn shape(token: &Token) -> u32 {
    let len = token.len().min(17) as u32;
    let len = if token.kind == TokenKind::Word && len > 4 { 5 + (len - 5) / 3 } else { len.min(12) };
    form(token) | len << 6
}
