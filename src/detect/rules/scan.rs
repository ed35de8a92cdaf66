//! What many rules need to look at around an anchor: digits as scanners left them, times, units, earlier words.

use super::words::words;
use crate::text::{Document, TokenKind, sort_by_number};
use crate::{Category, Entity};

/// The most letters and digits a group of digits has.
const GROUP_MAX: usize = 20;

/// A group of digits in the text; `misread` if scanning made letters of some (`O4`, `l966`).
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// First byte.
    pub start: usize,
    /// After the last byte.
    pub end: usize,
    /// Its value; meaningless beyond nine digits.
    pub value: u32,
    /// Whether a letter stands for a digit.
    pub misread: bool,
}

impl Group {
    /// How many digits.
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Never true for a group that was found.
    pub const fn is_empty(&self) -> bool {
        self.end == self.start
    }
}

const fn digit_of(byte: u8) -> Option<(u32, bool)> {
    match byte {
        b'0'..=b'9' => Some(((byte - b'0') as u32, false)),
        b'O' | b'o' => Some((0, true)),
        b'l' | b'I' => Some((1, true)),
        _ => None,
    }
}

/// The digits that begin at byte `at`, no letter or digit behind them.
pub fn group(text: &[u8], at: usize) -> Option<Group> {
    let mut group = Group { start: at, end: at, value: 0, misread: false };
    for (digit, misread) in text.get(at..)?.iter().map_while(|&b| digit_of(b)) {
        group.end += 1;
        group.value = group.value.wrapping_mul(10).wrapping_add(digit);
        group.misread |= misread;
        if group.len() > GROUP_MAX {
            return None;
        }
    }
    // A letter ends the group only if no digit was misread: `20NOV06`, `6W`; `Il` in `Illness` is a word.
    let glued = group.misread && is_alnum(text, group.end);
    (!group.is_empty() && !glued).then_some(group)
}

/// The digits that end right before byte `end`.
pub fn group_before(text: &[u8], end: usize) -> Option<Group> {
    let mut start = end;
    while start > 0 && text.get(start - 1).is_some_and(|&b| digit_of(b).is_some()) {
        start -= 1;
        if end - start > GROUP_MAX {
            return None;
        }
    }
    if start > 0 && is_alnum(text, start - 1) {
        return None;
    }
    let digits = text.get(start..end)?;
    group(digits, 0).filter(|g| g.end == digits.len()).map(|g| Group { start, end, ..g })
}

/// Whether byte `at` is a letter or digit; bytes of other scripts count as letters, typographic marks do not.
pub fn is_alnum(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        None => false,
        Some(b) if b.is_ascii() => b.is_ascii_alphanumeric(),
        Some(_) => {
            // The first byte of its character: quotes, dashes, dots and arrows begin with these two.
            let first =
                (0..4).find_map(|back| text.get(at.checked_sub(back)?).filter(|b| **b & 0xc0 != 0x80));
            !matches!(first, Some(0xc2 | 0xe2))
        }
    }
}

/// Whether byte `at` is a digit.
pub fn is_digit(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(u8::is_ascii_digit)
}

/// The first byte from `at` that is no space or tab.
pub fn skip_blanks(text: &[u8], mut at: usize) -> usize {
    while matches!(text.get(at), Some(b' ' | b'\t')) {
        at += 1;
    }
    at
}

/// The value of token `i` if it is a number of at most nine digits.
pub fn number(doc: &Document<'_>, i: usize) -> Option<u32> {
    let token = doc.token(i)?;
    if token.kind != TokenKind::Number || token.len() > 9 {
        return None;
    }
    let digits = doc.text().as_bytes().get(token.start as usize..token.end as usize)?;
    Some(digits.iter().fold(0, |value, digit| 10 * value + u32::from(digit - b'0')))
}

/// How many digits token `i` has; 0 if it is no number.
pub fn digits(doc: &Document<'_>, i: usize) -> usize {
    doc.token(i).filter(|t| t.kind == TokenKind::Number).map_or(0, |t| t.len())
}

/// Whether tokens `a` and `b` stand on one line.
pub fn same_line(doc: &Document<'_>, a: usize, b: usize) -> bool {
    matches!((doc.token(a), doc.token(b)), (Some(a), Some(b)) if a.line == b.line)
}

/// The indices of the words before token `i` on its line, nearest first, punctuation passed over; at most `most`
/// words, and never more than twice as many tokens.
pub fn words_before<'a>(doc: &'a Document<'_>, i: usize, most: usize) -> impl Iterator<Item = usize> + 'a {
    (i.saturating_sub(2 * most)..i)
        .rev()
        .take_while(move |&j| same_line(doc, i, j))
        .filter(|&j| doc.token(j).is_some_and(|t| t.kind != TokenKind::Punct))
        .take(most)
}

/// The first byte of token `i`, which is all there is of a mark; 0 beyond the ends.
pub fn mark(doc: &Document<'_>, i: usize) -> u8 {
    doc.token(i).and_then(|t| doc.text().as_bytes().get(t.start as usize)).copied().unwrap_or(0)
}

/// The hash of token `i`; 0 beyond the ends.
pub fn hash(doc: &Document<'_>, i: usize) -> u32 {
    doc.token(i).map_or(0, |t| t.hash)
}

words! {
    /// Words for half-days and hours behind a number.
    MERIDIEM: () = "am pm a p h hr hrs hours noon" => ()
}

words! {
    ORDINAL_ENDS: () = "st nd rd th" => ()
}

/// Whether token `i` is what makes an ordinal of the number before it.
pub fn is_ordinal_end(doc: &Document<'_>, i: usize) -> bool {
    ORDINAL_ENDS.has(hash(doc, i))
}

/// Whether a time of day stands at token `i`: `14:30`, `0930`, `2 pm`.
pub fn is_time(doc: &Document<'_>, i: usize) -> bool {
    let Some(hour) = number(doc, i) else { return false };
    match digits(doc, i) {
        1 | 2 if hour < 24 => {
            mark(doc, i + 1) == b':' && digits(doc, i + 2) == 2 || MERIDIEM.has(hash(doc, i + 1))
        }
        4 => hour / 100 < 24 && hour % 100 < 60 && !matches!(mark(doc, i + 1), b'/' | b'-' | b'.'),
        _ => false,
    }
}

words! {
    /// Units and counted things: a number before one is an amount.
    UNITS: () =
        "mg mcg ug g gm gms gram grams kg kgs lb lbs oz ml mls cc cl dl l liter liters litre litres units unit u iu meq \
         mmol mol ng pg mm cm m km inch inches ft feet mi mile miles % bpm mmhg hg hz db dbm fr french gauge \
         kcal cal calories cals joules volts ma amps watts kpa psi drops gtts gtt puffs puff tabs tab tablets tablet \
         caps cap capsules capsule pills pill doses dose vials vial amp sprays patch patches sachets beats steps \
         days day weeks week wks wk months month mos mo years year yrs yr hours hour hrs hr h minutes minute mins min \
         seconds sec secs times packs pack ppd cigarettes beers drinks degrees wbc rbc platelets cells copies \
         minutes' pounds people visits sessions episodes attempts reps sets items points pts percent" => ()
}

/// Whether the number that ends before token `next` is an amount of something: a unit stands right behind it.
pub fn is_amount(doc: &Document<'_>, next: usize) -> bool {
    let (Some(unit), Some(number)) = (doc.token(next), doc.token_at(next, -1)) else { return false };
    unit.line == number.line
        && unit.start - number.end <= 1
        && (UNITS.has(unit.hash) || matches!(doc.word(next), "%" | "°"))
}

/// Reports the bytes `start..end`.
pub fn push(
    out: &mut Vec<Entity>,
    span: std::ops::Range<usize>,
    category: Category,
    confidence: u8,
    rule: &'static str,
) {
    if span.start < span.end {
        out.push(Entity::new(span.start, span.end, category, confidence.min(100), rule));
    }
}

/// Reports the tokens `range`.
pub fn push_tokens(
    doc: &Document<'_>,
    out: &mut Vec<Entity>,
    range: std::ops::Range<usize>,
    category: Category,
    confidence: u8,
    rule: &'static str,
) {
    if let Some(span) = doc.span(range) {
        push(out, span, category, confidence, rule);
    }
}

/// Of overlapping hits of one rule the longer stays (`March 2021`, not `2021`); sorts them.
pub fn keep_longest(found: &mut Vec<Entity>) {
    sort_by_number(found, |e| (e.start as u64) << 32 | u64::from(u32::MAX - e.end as u32));
    let mut kept: Vec<Entity> = Vec::with_capacity(found.len());
    for entity in found.drain(..) {
        match kept.last_mut() {
            Some(last) if last.overlaps(&entity) => {
                let longer =
                    (entity.end - entity.start, entity.confidence) > (last.end - last.start, last.confidence);
                if longer {
                    *last = entity;
                }
            }
            _ => kept.push(entity),
        }
    }
    *found = kept;
}

/// Whether a column's gap (a tab or two blanks) or the line's end stands between token `i` and the next.
pub fn wide_gap(doc: &Document<'_>, i: usize) -> bool {
    let (Some(token), Some(next)) = (doc.token(i), doc.token(i + 1)) else { return true };
    next.line != token.line
        || next.start > token.end + 1
        || doc.text().as_bytes().get(token.end as usize) == Some(&b'\t')
}

/// Whether a letter that scanning makes of a digit stands right behind token `i`.
pub fn goes_on_misread(doc: &Document<'_>, i: usize) -> bool {
    let behind = doc.token(i).and_then(|t| doc.text().as_bytes().get(t.end as usize));
    behind.is_some_and(|&b| matches!(digit_of(b), Some((_, true))))
}

/// Whether token `i`, a word, may be digits misread for letters, with a number or separator behind: `O4/`, `ll/3O`.
pub fn is_misread(doc: &Document<'_>, i: usize) -> bool {
    doc.word(i).bytes().all(|b| matches!(b, b'O' | b'o' | b'l' | b'I'))
        && doc.glued(i)
        && (digits(doc, i + 1) > 0 || matches!(doc.word(i + 1), "/" | "-" | "."))
}
