//! Tables: the labels of a header row govern the cells below. Columns stand between pipes, tabs, commas,
//! semicolons or wide gaps.

use super::anchors::Anchors;
use super::scan::mark;
use super::table::{Label, Strength, label_at};
use super::value::{Value, value_at};
use super::{IDENTIFIERS, Rule, bare};
use crate::lexicon::hash_word;
use crate::text::{Document, Line, TokenKind};
use crate::{Category, Entity};

pub(super) const RULE: Rule = Rule {
    name: "column",
    about: "Cells of a table whose header says what they hold: MRN | Name | DOB",
    categories: IDENTIFIERS,
    words: &[],
    kinds: 0,
    find,
};

/// What stands between the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Pipe,
    Tab,
    Comma,
    Semicolon,
    /// Two or more spaces; cells belong to the header above them.
    Gap,
}

const SEPARATORS: [Separator; 5] =
    [Separator::Pipe, Separator::Tab, Separator::Semicolon, Separator::Comma, Separator::Gap];
const SIGNS: [u32; 3] = [hash_word(b"|"), hash_word(b","), hash_word(b";")];
/// Cells beyond this are not read.
const CELLS: usize = 64;
/// A longer line, in tokens, is no row of a table whose columns tell.
const LINE: usize = 1024;
/// A header cell has at most this many tokens.
const HEADER: usize = 6;
/// Lines without the separator (wrapped cells) that do not end a table.
const WRAPPED: usize = 2;

/// How many rows above a cell its header is looked for.
const ROWS: usize = 30;

/// The tokens of a cell.
type Cell = (usize, usize);

/// A header row.
struct Header {
    separator: Separator,
    cells: Vec<Cell>,
    labels: Vec<Option<Label>>,
}

fn find(doc: &Document<'_>, _: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut header: Option<Header> = None;
    let mut wrapped = 0;
    for line in doc.lines() {
        if let Some(found) = header_of(doc, line) {
            header = Some(found);
            wrapped = 0;
            continue;
        }
        let Some(above) = header.as_ref() else { continue };
        let cells = cells(doc, line, above.separator);
        if line.first == line.last || cells.len() < 2 {
            wrapped += 1;
            if line.first == line.last || wrapped > WRAPPED {
                header = None;
            }
            continue;
        }
        wrapped = 0;
        read_row(doc, above, line, &cells, out);
    }
}

/// The label of the column that token `i` stands in.
pub(super) fn label_over(doc: &Document<'_>, i: usize) -> Option<Label> {
    let line = doc.line_of(i).filter(|l| l.tokens().len() <= LINE)?;
    let at = doc.token(i)?.line as usize;
    for above in doc.lines().get(at.saturating_sub(ROWS)..at)?.iter().rev() {
        if above.first == above.last {
            return None;
        }
        if let Some(header) = header_of(doc, above) {
            let cells = cells(doc, line, header.separator);
            let column = cells.iter().position(|c| (c.0..c.1).contains(&i)).filter(|_| cells.len() > 1)?;
            return label_of(doc, &header, line, column, *cells.get(column)?);
        }
    }
    None
}

/// The header in `line`: short cells without numbers, one of them the label of an identifier.
fn header_of(doc: &Document<'_>, line: &Line) -> Option<Header> {
    let tokens = line.tokens();
    if tokens.len() > LINE {
        return None;
    }
    let (mut signs, mut cell, mut end) = (0, 0, None);
    for token in doc.tokens().get(tokens.clone())? {
        let sign = token.kind == TokenKind::Punct && SIGNS.contains(&token.hash);
        let wide = token.spaced && end.is_some_and(|end| is_wide(doc, end, token.start));
        end = Some(token.end);
        cell = if sign || wide { 0 } else { cell + 1 };
        signs += usize::from(sign) + usize::from(wide);
        // Prose is told by its long cells.
        if cell > HEADER || token.kind == TokenKind::Number && token.len() > 2 {
            return None;
        }
    }
    let mine = |l: Label| l.strength > Strength::Near;
    if signs < 2 || !tokens.into_iter().any(|i| label_at(doc, i).is_some_and(mine)) {
        return None;
    }
    for separator in SEPARATORS {
        let cells = cells(doc, line, separator);
        let short = cells.iter().all(|(first, end)| end - first <= HEADER);
        if cells.len() < 3 || !short {
            continue;
        }
        let labels: Vec<_> = cells.iter().map(|c| heading(doc, *c)).collect();
        let named = labels.iter().flatten().count();
        if labels.iter().flatten().any(|l| mine(*l))
            && (named >= 2 || cells.len() >= 4 && separator != Separator::Gap)
        {
            return Some(Header { separator, cells, labels });
        }
    }
    None
}

/// The label that fills a cell.
fn heading(doc: &Document<'_>, (first, end): Cell) -> Option<Label> {
    let mut label = (first..end)
        .find(|&i| doc.token(i).is_some_and(|t| t.kind == TokenKind::Word))
        .and_then(|i| label_at(doc, i))?;
    if matches!(doc.lower_word(label.start), "ref" | "reference" | "lot") {
        return None; // a reference range, a vaccine
    }
    let numbered = (label.end..end).any(|i| bare::is_numberer(doc, i) || doc.word(i) == "#");
    let rest = (label.end..end).filter(|&i| doc.token(i).is_some_and(|t| t.kind == TokenKind::Word)).count();
    if numbered && label.strength > Strength::Near {
        label.strength = Strength::Strong;
    }
    (rest <= usize::from(numbered)).then_some(label)
}

/// The cells of a line, quotation marks and pipes at its ends left out; an empty cell has no tokens.
fn cells(doc: &Document<'_>, line: &Line, separator: Separator) -> Vec<Cell> {
    let range = line.tokens();
    let mut cells = Vec::new();
    let mut first = range.start;
    let mut quoted = false;
    let (sign, quotes) = match separator {
        Separator::Pipe => (Some(b'|'), false),
        Separator::Comma => (Some(b','), true),
        Separator::Semicolon => (Some(b';'), true),
        Separator::Tab | Separator::Gap => (None, false),
    };
    for i in range.clone() {
        let mark = mark(doc, i);
        quoted ^= quotes && mark == b'"';
        if sign == Some(mark) && !quoted {
            cells.push((first, i));
            first = i + 1;
        } else if sign.is_none() && i > range.start {
            for _ in 0..breaks(doc, i, separator) {
                cells.push((first, i));
                first = i;
            }
        }
        if cells.len() >= CELLS {
            return cells;
        }
    }
    cells.push((first, range.end));
    cells
}

/// Whether a tab or two blanks stand between the bytes `start` and `end`.
fn is_wide(doc: &Document<'_>, start: u32, end: u32) -> bool {
    end - start > 1 || doc.text().as_bytes().get(start as usize) == Some(&b'\t')
}

/// How many cell ends stand in the white space before token `i`.
fn breaks(doc: &Document<'_>, i: usize, separator: Separator) -> usize {
    let (Some(before), Some(token)) = (doc.token(i - 1), doc.token(i)) else { return 0 };
    let space = doc.slice(before.end as usize, token.start as usize);
    match separator {
        Separator::Tab => space.bytes().filter(|b| *b == b'\t').take(CELLS).count(),
        Separator::Gap => usize::from(space.len() >= 2),
        _ => 0,
    }
}

fn read_row(doc: &Document<'_>, header: &Header, line: &Line, row: &[Cell], out: &mut Vec<Entity>) {
    for (c, cell) in row.iter().enumerate() {
        let label = label_of(doc, header, line, c, *cell);
        let Some(label) = label.filter(|l| l.strength > Strength::Near && l.category != Category::Unknown)
        else {
            continue;
        };
        let Some(first) =
            (cell.0..cell.1).find(|&i| doc.token(i).is_some_and(|t| t.kind != TokenKind::Punct))
        else {
            continue;
        };
        let Some(value) = value_at(doc, first, label.category).filter(|v| v.end <= cell.1) else { continue };
        let confidence = confidence(header.separator, label, &value);
        if let Some(span) = doc.span(value.start..value.end).filter(|_| confidence > 0) {
            out.push(Entity::new(span.start, span.end, label.category, confidence, "column"));
        }
    }
}

/// The heading of a cell: the one of its column, or the one over it in an aligned table.
fn label_of(doc: &Document<'_>, header: &Header, line: &Line, column: usize, cell: Cell) -> Option<Label> {
    if header.separator == Separator::Gap {
        above(doc, header, line, cell)
    } else {
        header.labels.get(column).copied().flatten()
    }
}

/// The heading over a cell of an aligned table.
fn above(doc: &Document<'_>, header: &Header, line: &Line, cell: Cell) -> Option<Label> {
    let top = header.cells.first().and_then(|c| doc.line_of(c.0))?.start;
    let start = doc.token(cell.0)?.start - line.start;
    let (i, _) = header
        .cells
        .iter()
        .enumerate()
        .find(|(_, head)| doc.token(head.0).is_some_and(|t| (t.start - top).abs_diff(start) <= 1))?;
    header.labels.get(i).copied().flatten()
}

fn confidence(separator: Separator, label: Label, value: &Value) -> u8 {
    let code = value.is_code();
    let enough = match label.strength {
        Strength::Strong => value.digits >= 3,
        Strength::Medium => value.digits >= 4 || code && value.digits >= 3,
        _ => value.digits >= 5 || code && value.digits >= 4,
    };
    match (enough && !value.pointed, separator) {
        (false, _) => 0,
        (true, Separator::Gap) => 86,
        (true, _) => 92,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Category::*;

    fn found(text: &str) -> Vec<(&str, Category)> {
        let out = RULE.finds(text);
        out.iter().map(|e| (e.text(text), e.category)).collect()
    }

    #[test]
    fn headers_govern_the_cells_below() {
        for (text, want) in [
            ("| MRN | Name | DOB |\n|---|---|---|\n| 4471 | Ann | 1990 |", vec![("4471", MedicalRecord)]),
            ("MRN\tname\tacct\n88012\tLi\t4417-0\n", vec![("88012", MedicalRecord), ("4417-0", Account)]),
            (
                "id,mrn,name,serial\n1,SVT88104,\"Lee, A\",PAT-0077\n",
                vec![("SVT88104", MedicalRecord), ("PAT-0077", Device)],
            ),
            (
                "Name     MRN      Claim no.\nAnn Li   771204   C-5518",
                vec![("771204", MedicalRecord), ("C-5518", IDNum)],
            ),
            ("Chart reviewed, claim denied, visit over\n4411, 2, 3", vec![]), // prose
            ("MRN | Name | DOB\n\n5512 | x | y", vec![]),                     // the table has ended
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }
}
