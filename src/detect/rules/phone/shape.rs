//! The shapes telephone numbers have, in groups of digits.

use super::run::Run;
use crate::detect::rules::scan::{is_alnum, is_digit};

/// A number as written, and how sure its shape alone makes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// First byte, with `+` or `(`.
    pub(super) start: usize,
    /// After the last byte.
    pub(super) end: usize,
    /// Without any label.
    pub(super) confidence: u8,
    /// Behind a label of a telephone.
    pub(super) labelled: u8,
}

/// The fewest digits of a telephone number.
const SHORTEST: usize = 7;

/// The telephone number that begins at byte `at`, a digit, with a `+` or `(` before it if there is one.
/// `prefixed` says that the letter glued before it is a label: `c416 555 0135`.
pub(super) fn read(text: &[u8], at: usize, prefixed: bool) -> Option<Shape> {
    let run = Run::read(text, at).filter(|r| r.digits(r.len) >= SHORTEST)?;
    let opened = at > 0 && text.get(at - 1) == Some(&b'(');
    let lead = at - usize::from(opened);
    let plus = lead > 0 && text.get(lead - 1) == Some(&b'+');
    let shape = if plus {
        international(text, &run, lead - 1)
    } else if lead > 0 && !opened && !prefixed && is_alnum(text, lead - 1) {
        None
    } else {
        north_american(text, &run, lead, opened)
            .or_else(|| national(text, &run, lead))
            .or_else(|| bare(text, &run, lead))
    }?;
    let inner = text.get(shape.start..shape.end).unwrap_or(&[]);
    let real = inner.iter().filter(|b| b.is_ascii_digit()).count() * 2 > inner.len() / 2;
    real.then_some(shape)
}

/// Whether the number that ends at byte `end` goes on, so that it is something longer.
fn goes_on(text: &[u8], end: usize) -> bool {
    is_alnum(text, end) && !matches!(text.get(end), Some(b'x' | b'X'))
        || matches!(text.get(end), Some(b'-' | b'.' | b'/' | b':')) && is_digit(text, end + 1)
}

/// `+44 29 5550 0142`, `+19205550144`, `+1-607-555-0103`
fn international(text: &[u8], run: &Run, start: usize) -> Option<Shape> {
    if text.get(run.groups.first()?.start) == Some(&b'0') {
        return None;
    }
    let american = run.value(0) == 1 && run.groups.first().is_some_and(|g| g.len() == 1);
    let mut take = 1;
    while take < run.len && run.digits(take) < 13 {
        let next = run.digits(take + 1);
        let ended = american && run.digits(take) >= 11;
        // A clock time or a price behind it is no part.
        let end = run.end(take + 1);
        let apart = run.gap(take) == b' '
            && (text.get(end) == Some(&b'%')
                || matches!(text.get(end), Some(b':' | b'/')) && is_digit(text, end + 1));
        if next > 15 || ended || apart {
            break;
        }
        take += 1;
    }
    let digits = run.digits(take);
    (8..=15).contains(&digits).then(|| Shape { start, end: run.end(take), confidence: 94, labelled: 97 })
}

/// `(313) 555-0180`, `612-555-0189`, `1-800-555-0153`, `509.555.0183`, `(503)5550162`
fn north_american(text: &[u8], run: &Run, start: usize, opened: bool) -> Option<Shape> {
    let lens = run.lens();
    let skip = usize::from(lens.first() == Some(&1) && run.value(0) == 1);
    let (area, exchange) = (run.value(skip), run.value(skip + 1));
    let [gap1, gap2] = [run.gap(skip + 1), run.gap(skip + 2)];
    let part = |n: u32| (200..1000).contains(&n);
    match *lens.get(skip..skip + 3)? {
        [3, 3, 4, ..] if part(area) && part(exchange) => {
            let end = run.end(skip + 3);
            if goes_on(text, end) {
                return None;
            }
            let bracket = gap1 == b')' && (opened || skip > 0);
            let confidence = match (gap1, gap2) {
                _ if bracket => 95,
                (b'-', b'-') | (b'.', b'.') => 93,
                (b'/', b'-' | b'.') | (b'-', b'.') | (b'.', b'-') => 86,
                (b' ', b'-') => 88,
                (b' ', b' ') if area != 0 => 81,
                _ => 70,
            };
            Some(Shape { start, end, confidence, labelled: 97 })
        }
        [3, 7, ..] if part(area) && (opened || matches!(gap1, b'^' | b'-' | b' ')) => {
            let end = run.end(skip + 2);
            (!goes_on(text, end)).then_some(Shape {
                start,
                end,
                confidence: if opened || gap1 == b'^' {
                    90
                } else if gap1 == b'-' {
                    78
                } else {
                    55
                },
                labelled: 95,
            })
        }
        [3, 4, ..] if skip == 0 && part(area) && matches!(gap1, b'-' | b'.' | b' ') => {
            let end = run.end(2);
            // 555-01xx is set aside for fiction and samples.
            let sample = area == 555 && gap1 == b'-' && (100..200).contains(&exchange);
            let confidence = match gap1 {
                b'-' if sample => 84,
                b'-' => 58,
                _ => 20,
            };
            (!goes_on(text, end)).then_some(Shape { start, end, confidence, labelled: 88 })
        }
        _ => None,
    }
}

/// With a leading 0, as in the United Kingdom, Ireland, Australia, New Zealand, Africa and Asia.
fn national(text: &[u8], run: &Run, start: usize) -> Option<Shape> {
    // `1800 975 706`, `1300 555 061`
    let free = matches!(run.value(0), 1800 | 1300) && run.groups.first()?.len() == 4;
    let zero = free || text.get(run.groups.first()?.start) == Some(&b'0') || run.groups.first()?.misread;
    if !zero {
        return None;
    }
    // A mobile number in one piece: `07700900552`, `08055550148`.
    let first = run.groups.first()?;
    let mobile = first.len() == 11 && matches!(text.get(first.start + 1), Some(b'7' | b'8' | b'9'));
    if mobile && !goes_on(text, first.end) {
        return Some(Shape { start, end: first.end, confidence: 80, labelled: 93 });
    }
    // The longest shape first; lengths of groups.
    const SHAPES: &[(&[usize], u8)] = &[
        (&[5, 3, 3], 84),
        (&[5, 3, 4], 84),
        (&[4, 4, 3], 80),
        (&[4, 3, 4], 86),
        (&[3, 4, 4], 86),
        (&[2, 4, 4], 84),
        (&[2, 3, 2, 2], 82),
        (&[2, 2, 2, 2, 2], 82),
        (&[3, 3, 4], 84),
        (&[4, 3, 3], 84),
        (&[3, 3, 3], 80),
        (&[5, 6], 84),
        (&[2, 3, 4], 80),
        (&[5, 5], 60),
        (&[4, 6], 78),
        (&[4, 7], 82),
        (&[3, 7], 78),
        (&[3, 8], 70),
        (&[2, 8], 78),
        (&[4, 4], 40),
        (&[11], 62),
        (&[10], 45),
    ];
    let lens = run.lens();
    for (shape, confidence) in SHAPES {
        let fits = lens.iter().take(shape.len()).eq(shape.iter());
        let gaps = (1..shape.len()).all(|g| matches!(run.gap(g), b' ' | b'-' | b')'));
        let end = run.end(shape.len());
        if fits && gaps && !goes_on(text, end) {
            return Some(Shape { start, end, confidence: *confidence, labelled: 92 });
        }
    }
    None
}

/// Digits that only a label makes a telephone number.
fn bare(text: &[u8], run: &Run, start: usize) -> Option<Shape> {
    let lens = run.lens();
    // 555-01xx is set aside for fiction and samples.
    let sample = lens.first() == Some(&10) && run.value(0) / 10_000 % 1000 == 555;
    let shape: &[usize] = match lens {
        [10 | 11, ..] => &[10],
        [3, 4, 3, ..] => &[3, 4, 3],
        [5, 5, ..] => &[5, 5],
        [4, 4, 4, ..] => &[4, 4, 4],
        [4, 4, ..] => &[4, 4],
        [3, 3, 4, ..] => &[3, 3, 4],
        [7 | 8, ..] => &[8],
        [2, 4, 4, ..] => &[2, 4, 4],
        [3, 2, 3, ..] => &[3, 2, 3],
        _ => return None,
    };
    let end = run.end(shape.len());
    let even = (1..shape.len()).all(|g| matches!(run.gap(g), b' ' | b'-' | b'.' | b'^'));
    let date = lens.first() == Some(&8) && matches!(run.value(0) / 10_000, 1900..2100);
    let confidence = if sample { 80 } else { 25 };
    (even && !date && !goes_on(text, end)).then_some(Shape { start, end, confidence, labelled: 86 })
}
