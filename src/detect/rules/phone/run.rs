//! Groups of digits with what stands between them.

use crate::detect::rules::scan::{self, Group, group};

/// The most groups a number has.
const GROUPS: usize = 7;

/// Groups of digits with what stands between them.
pub(super) struct Run {
    pub(super) groups: [Group; GROUPS],
    /// The bytes before each group: `-`, `.`, ` `, `)` and so on; the first is 0.
    gaps: [u8; GROUPS],
    pub(super) len: usize,
}

impl Run {
    pub(super) fn read(text: &[u8], at: usize) -> Option<Self> {
        let first = group(text, at)?;
        let mut run = Self { groups: [first; GROUPS], gaps: [0; GROUPS], len: 1 };
        let mut at = first.end;
        while run.len < GROUPS {
            let Some((gap, next)) = gap(text, at) else { break };
            let Some(found) = group(text, next) else { break };
            if let (Some(slot), Some(mark)) = (run.groups.get_mut(run.len), run.gaps.get_mut(run.len)) {
                (*slot, *mark) = (found, gap);
            }
            run.len += 1;
            at = found.end;
        }
        Some(run)
    }

    pub(super) fn lens(&self) -> [usize; GROUPS] {
        let mut lens = self.groups.map(|g| g.len());
        lens.iter_mut().skip(self.len).for_each(|l| *l = 0);
        lens
    }

    pub(super) fn end(&self, groups: usize) -> usize {
        self.groups.get(groups - 1).map_or(0, |g| g.end)
    }

    pub(super) fn gap(&self, at: usize) -> u8 {
        self.gaps.get(at).copied().unwrap_or(0)
    }

    pub(super) fn value(&self, at: usize) -> u32 {
        self.groups.get(at).map_or(0, |g| g.value)
    }

    pub(super) fn digits(&self, groups: usize) -> usize {
        self.groups.iter().take(self.len.min(groups)).map(Group::len).sum()
    }
}

/// What joins two groups at byte `at`, and where the next begins.
fn gap(text: &[u8], at: usize) -> Option<(u8, usize)> {
    let blank = scan::skip_blanks(text, at);
    let mark = *text.get(blank)?;
    match mark {
        b'-' | b'.' | b'/' | b'^' | b')' | b'(' => {
            let next = scan::skip_blanks(text, blank + 1);
            let next = next + usize::from(mark == b')' && text.get(next) == Some(&b'-'));
            let even = mark == b')' || mark == b'(' || (blank > at) == (next > blank + 1);
            (even && next - at <= 5).then_some((mark, next))
        }
        _ if blank > at && blank - at <= 2 => Some((b' ', blank)),
        _ => match text.get(at..at + 3) {
            Some([0xe2, 0x80, 0x90..=0x94]) => Some((b'-', at + 3)), // typographic hyphens and dashes
            _ => None,
        },
    }
}
