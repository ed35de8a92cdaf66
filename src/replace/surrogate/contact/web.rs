//! E-mail and web addresses, at the domains of RFC 2606.

use super::{ip, readable};
use crate::replace::surrogate::login::extension;
use crate::session::Key;
use crate::text::{LetterCase, place_of};

/// The surrogate of an e-mail address.
pub fn email(value: &str, key: &Key) -> String {
    let Some((local, domain)) = value.split_once('@') else { return readable::surrogate(value, &[], key) };
    let end = local.trim_end().len();
    let (name, gap) = local.split_at_checked(end).unwrap_or((local, ""));
    let lower = domain.trim().small();
    let blank = domain.get(..domain.len() - domain.trim_start().len()).unwrap_or("");
    let name = readable::surrogate(name, lower.as_bytes(), key);
    format!("{name}{gap}@{blank}{}", host(&lower, key))
}

/// The surrogate of a web address. The scheme, `www`, the port, the names of query fields and the ends of file names
/// stay; what `named` answers is taken for a part.
pub fn url(value: &str, key: &Key, named: &dyn Fn(&str) -> Option<String>) -> String {
    let start = place_of(value, "//").map_or(0, |at| at + 2);
    let (scheme, rest) = value.split_at_checked(start).unwrap_or(("", value));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (user, address) = authority.rsplit_once('@').map_or(("", authority), |(u, h)| (u, h));
    let colon = address.rfind(':').filter(|&at| {
        address.get(at + 1..).is_some_and(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()))
    });
    let (name, port) = address.split_at_checked(colon.unwrap_or(address.len())).unwrap_or((address, ""));
    let lower = name.small();

    let other = |part: &str| {
        let (stem, end) = part.split_at_checked(extension(part)).unwrap_or((part, ""));
        named(part).unwrap_or_else(|| readable::surrogate(stem, lower.as_bytes(), key) + end)
    };

    let mut out = scheme.to_owned();
    if !user.is_empty() {
        out += &other(user);
        out.push('@');
    }
    if lower.starts_with("www.") {
        out.push_str(name.get(..4).unwrap_or("www."));
    }
    out += &if ip::is_v4(name) { ip::surrogate(name, key) } else { host(&lower, key) };
    out += port;
    // Parts of the path are replaced one by one, so equal parts under one host stay equal.
    for part in path.split_inclusive(['/', '?', '&', '#', '=']) {
        match part.strip_suffix('=') {
            Some(_) => out.push_str(part),
            None => out += &other(part),
        }
    }
    out
}

/// A domain that can't be anyone's, of the same top level if that is among them.
fn host(domain: &str, key: &Key) -> String {
    const HOSTS: [&str; 3] = ["example.com", "example.net", "example.org"];
    let top = domain.rsplit('.').next().unwrap_or("");
    let same = HOSTS.iter().find(|h| h.strip_prefix("example.") == Some(top) && **h != domain);
    let others: Vec<&str> = HOSTS.into_iter().filter(|h| !domain.ends_with(h)).collect();
    let mut draw = key.draw("host", domain.as_bytes());
    same.filter(|h| !domain.ends_with(**h))
        .or_else(|| draw.pick(&others))
        .unwrap_or(&"example.org")
        .to_string()
}
