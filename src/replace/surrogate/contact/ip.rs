//! IP addresses of the documentation ranges (RFC 5737, RFC 3849) and locally administered MAC addresses.
//!
//! Three networks of 254 hosts are all that documentation has for IPv4: addresses that share their first three
//! numbers never meet, others do once in 762 pairs.

use crate::replace::surrogate::number::derange;
use crate::session::Key;
use crate::text::LetterCase;
use std::net::Ipv4Addr;

/// The surrogate of an IPv4, IPv6 or MAC address; a port or prefix length stays.
pub fn surrogate(value: &str, key: &Key) -> String {
    let end = value.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(value.len());
    let (head, tail) = value.split_at_checked(end).unwrap_or((value, ""));
    if let Ok(address) = head.parse::<Ipv4Addr>() {
        return v4(address, key) + tail;
    }
    let groups = |separator: char| value.split(separator).map(str::len);
    let mac = [':', '-'].iter().any(|&s| groups(s).eq([2; 6])) || groups('.').eq([4; 3]);
    if mac { mac_address(value, key) } else { v6(value, key) }
}

/// Whether `value` is a bare IPv4 address.
pub fn is_v4(value: &str) -> bool {
    value.parse::<Ipv4Addr>().is_ok()
}

fn v4(address: Ipv4Addr, key: &Key) -> String {
    const NETS: [[u8; 3]; 3] = [[192, 0, 2], [198, 51, 100], [203, 0, 113]];
    let [a, b, c, host] = address.octets();
    let nets: Vec<[u8; 3]> = NETS.into_iter().filter(|net| *net != [a, b, c]).collect();
    let mut draw = key.draw("ipv4", &[a, b, c]);
    let [x, y, z] = draw.pick(&nets).copied().unwrap_or([192, 0, 2]);
    // Hosts 1 to 254; the two others of the 256 go where they fall.
    let mut numerals = [host / 16, host % 16];
    let real = |n: &[u8]| !matches!(n, [0, 0] | [15, 15]);
    derange(key, "host", &[16, 16], &[a, b, c], &mut numerals, real);
    let [high, low] = numerals;
    format!("{x}.{y}.{z}.{}", high * 16 + low)
}

/// The hexadecimal digits of `text`, permuted under `tweak`, in their places and letter case. Every group keeps
/// the number of its digits and whether it begins with zero.
fn hexadecimal(text: &str, tweak: &[u8], key: &Key) -> String {
    let mut numerals: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)).map(|d| d as u8).collect();
    derange(key, "hexadecimal", &vec![16; numerals.len()], tweak, &mut numerals, |_| true);
    let upper = text.chars().any(|c| c.is_ascii_uppercase());
    let mut numerals = numerals.into_iter();
    let digit = |c: char| match c.to_digit(16).and_then(|_| numerals.next()) {
        Some(n) => {
            let digit = char::from_digit(u32::from(n), 16).unwrap_or('0');
            if upper { digit.to_ascii_uppercase() } else { digit }
        }
        None => c,
    };
    text.chars().map(digit).collect()
}

fn v6(value: &str, key: &Key) -> String {
    // A zone or prefix length stays.
    let (address, rest) =
        value.split_at_checked(value.find(['/', '%']).unwrap_or(value.len())).unwrap_or((value, ""));
    let mut groups = address.splitn(3, ':');
    let (first, second) = (groups.next().unwrap_or(""), groups.next().unwrap_or(""));
    let tail = groups.next().unwrap_or("");
    let tweak = format!("{first}:{second}").small();
    let tail = hexadecimal(tail, tweak.as_bytes(), key);
    let compressed = second.is_empty() && !tail.starts_with(':');
    let joint = if compressed { "::" } else { ":" };
    let prefix = if value.chars().any(|c| c.is_ascii_uppercase()) { "2001:DB8" } else { "2001:db8" };
    format!("{prefix}{joint}{tail}{rest}")
}

fn mac_address(value: &str, key: &Key) -> String {
    let mut digits = value.char_indices().filter(|(_, c)| c.is_ascii_hexdigit());
    let Some((at, second)) = digits.nth(1) else { return hexadecimal(value, &[], key) };
    let nibble = second.to_digit(16).unwrap_or(0);
    // Locally administered, to one station: the second digit is 2, 6, A or E.
    let local = char::from_digit(nibble / 4 * 4 + 2, 16).unwrap_or('2');
    let upper = value.chars().any(|c| c.is_ascii_uppercase());
    let local = if upper { local.to_ascii_uppercase() } else { local };
    let (head, tail) = (value.get(..at).unwrap_or(""), value.get(at + 1..).unwrap_or(""));
    let both = hexadecimal(&format!("{head}{tail}"), &[nibble as u8], key);
    format!("{}{local}{}", both.get(..at).unwrap_or(""), both.get(at..).unwrap_or(""))
}
