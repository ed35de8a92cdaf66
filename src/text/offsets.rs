//! Byte offsets to UTF-16 code units and code points, in one forward pass.

use super::sort::sort_by_number;

/// Converts ascending UTF-8 byte offsets into UTF-16 code units (JavaScript's string index).
#[derive(Debug)]
pub struct Utf16Offsets<'t> {
    text: &'t str,
    bytes: usize,
    units: usize,
}

impl<'t> Utf16Offsets<'t> {
    /// A converter at the start of `text`.
    pub const fn new(text: &'t str) -> Self {
        Self { text, bytes: 0, units: 0 }
    }

    /// The UTF-16 offset of byte `at`. Calls must ascend; an offset behind the last one answers the last one.
    #[inline(never)]
    pub fn to_utf16(&mut self, at: usize) -> usize {
        if let Some(passed) = self.text.get(self.bytes..at) {
            // A unit for each character, so for each byte that begins one, and a second for those of four bytes.
            let units = |b: u8| usize::from(b as i8 >= -0x40) + usize::from(b >= 0xf0);
            self.units += passed.bytes().map(units).sum::<usize>();
            self.bytes = at;
        }
        self.units
    }
}

/// The byte offset of each of `units` (UTF-16 offsets in any order), in one pass over the text; `None` for one
/// that is out of range or inside a character.
pub fn bytes_from_utf16(text: &str, units: &[usize]) -> Vec<Option<usize>> {
    let mut order: Vec<(usize, usize)> = units.iter().copied().zip(0..).collect();
    sort_by_number(&mut order, |(unit, _)| *unit as u64);
    let mut found = vec![None; units.len()];
    let mut ends = text.char_indices().map(|(at, c)| (at, c.len_utf16())).chain([(text.len(), 1)]);
    let mut passed = 0;
    let mut at = ends.next();
    for (unit, i) in order {
        while passed < unit {
            let Some((_, width)) = at else { break };
            passed += width;
            at = ends.next();
        }
        if let (Some((byte, _)), Some(slot)) = (at.filter(|_| passed == unit), found.get_mut(i)) {
            *slot = Some(byte);
        }
    }
    found
}

/// The number of code points in the bytes `start..end` of `text`.
pub fn code_points_between(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(0, |s| s.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_offset_is_wrong_and_the_converted_one_is_right() {
        let text = "😀 José Ñu";
        let at = text.find("Ñ").unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut offsets = Utf16Offsets::new(text);
        let converted = offsets.to_utf16(at);
        assert_ne!(units.get(at).copied(), Some('Ñ' as u16));
        assert_eq!(units[converted], 'Ñ' as u16);
        assert_eq!(code_points_between(text, 0, at), converted - 1);
    }

    #[test]
    fn utf16_offsets_come_back_as_bytes_in_any_order() {
        let text = "😀 é";
        let want = [Some(7), None, Some(0), Some(4), Some(5), None, Some(7)];
        assert_eq!(bytes_from_utf16(text, &[4, 1, 0, 2, 3, 5, 4]), want);
        assert_eq!(bytes_from_utf16("", &[0, 1]), [Some(0), None]);
    }
}
