//! Ten thousand pairs of dates in sixty formats keep their order and distance.

use super::calendar::{civil, day_number};
use super::tests::moved;
use super::write::suffix_like;
use super::*;

/// The formats of the interval test: `{Y}` year, `{y}` its last two digits, `{m}` and `{d}` in two digits, `{M}` and
/// `{D}` in one or two, `{B}` the month's name, `{b}` short, `{A}` the weekday, `{a}` short, `{o}` the ordinal.
const FORMATS: [(&str, Language, bool); 62] = {
    use Language::{De, En, Es, Fr};
    [
        ("{m}/{d}/{Y}", En, false),
        ("{m}/{d}/{y}", En, false),
        ("{M}/{D}/{Y}", En, false),
        ("{M}/{D}/{y}", En, false),
        ("{m}-{d}-{Y}", En, false),
        ("{m}-{d}-{y}", En, false),
        ("{M}-{D}-{Y}", En, false),
        ("{m}.{d}.{Y}", En, false),
        ("{m}.{d}.{y}", En, false),
        ("{m} / {d} / {Y}", En, false),
        ("{d}/{m}/{Y}", En, true),
        ("{d}/{m}/{y}", En, true),
        ("{D}/{M}/{Y}", En, true),
        ("{d}.{m}.{Y}", De, true),
        ("{D}.{M}.{y}", De, true),
        ("{d}-{m}-{Y}", Es, true),
        ("{Y}-{m}-{d}", En, false),
        ("{Y}/{m}/{d}", En, false),
        ("{Y}.{m}.{d}", En, false),
        ("{Y}/{M}/{D}", En, false),
        ("{Y}{m}{d}", En, false),
        ("{m}{d}{Y}", En, false),
        ("{Y}{m}{d}T0712", En, false),
        ("{Y}{m}{d}071230", En, false),
        ("{Y}-{m}-{d}T07:12:30Z", En, false),
        ("{m}/{d}/{Y} 14:30", En, false),
        ("{B} {D}, {Y}", En, false),
        ("{B} {D} {Y}", En, false),
        ("{B} {o}, {Y}", En, false),
        ("{b} {D}, {Y}", En, false),
        ("{b} {d}, {Y}", En, false),
        ("{b}. {D}, {Y}", En, false),
        ("{B} {D}, '{y}", En, false),
        ("{b}-{d}-{Y}", En, false),
        ("{D} {B} {Y}", En, false),
        ("{D} {b} {Y}", En, false),
        ("{d}-{b}-{Y}", En, false),
        ("{d}-{b}-{y}", En, false),
        ("{d}{b}{y}", En, false),
        ("{d}{b}{Y}", En, false),
        ("the {o} of {B} {Y}", En, false),
        ("{o} {B} {Y}", En, false),
        ("{Y} {B} {D}", En, false),
        ("{Y}-{b}-{d}", En, false),
        ("{A}, {B} {D}, {Y}", En, false),
        ("{A} {m}/{d}/{Y}", En, false),
        ("{a} {M}/{D}/{y}", En, false),
        ("{a}, {D} {b} {Y}", En, false),
        ("{a} {b} {D} {Y}", En, false),
        ("{m}/{d}/{Y}, {a}", En, false),
        ("{A} {D} {B} {Y}", Fr, true),
        ("le {D} {B} {Y}", Fr, true),
        ("{D} {b} {Y}", Fr, true),
        ("{d}/{m}/{Y}", Fr, true),
        ("{D}. {B} {Y}", De, true),
        ("{A}, {D}. {B} {Y}", De, true),
        ("{A}, den {d}.{m}.{Y}", De, true),
        ("{D}. {b} {Y}", De, true),
        ("{D} de {B} de {Y}", Es, true),
        ("{A} {D} de {B} de {Y}", Es, true),
        ("{A} {D} de {B}, {Y}", Es, true),
        ("{d}-{b}-{Y}", Es, true),
    ]
};

fn write_date(format: &str, language: Language, day: i32) -> String {
    let (year, month, date) = civil(day);
    let (full, short, long_day, short_day) = match language {
        Language::En => ("January", "Jan", "Monday", "Mon"),
        Language::Fr => ("janvier", "janv", "lundi", "lun"),
        Language::De => ("Januar", "Jan", "Montag", "Mo"),
        Language::Es => ("enero", "ene", "lunes", "lun"),
    };
    let month_name =
        |like| names::month_like(names::month(like, language).unwrap(), month - 1, like == short);
    let weekday = |like| names::weekday_like(names::weekday(like, language).unwrap(), calendar::weekday(day));
    format
        .replace("{Y}", &year.to_string())
        .replace("{y}", &format!("{:02}", year % 100))
        .replace("{m}", &format!("{month:02}"))
        .replace("{d}", &format!("{date:02}"))
        .replace("{M}", &month.to_string())
        .replace("{D}", &date.to_string())
        .replace("{B}", month_name(full))
        .replace("{b}", month_name(short))
        .replace("{A}", weekday(long_day))
        .replace("{a}", weekday(short_day))
        .replace("{o}", &format!("{date}{}", suffix_like("th", date)))
}

#[test]
fn intervals_and_order_are_kept_in_every_format() {
    // Leading zeros and points behind short names may differ: one date does not show which the format has.
    let bare = |s: &str| {
        let mut out = String::new();
        for c in s.chars() {
            let zero = c == '0' && !out.ends_with(|c: char| c.is_ascii_digit());
            let point = c == '.' && out.ends_with(char::is_alphabetic);
            if !zero && !point {
                out.push(c);
            }
        }
        out
    };
    let mut draw = Key::new([3; 32]).draw("dates", &[]);
    let range = (day_number((2039, 1, 1)) - day_number((1941, 1, 1))) as usize;
    for n in 0..10_000_u32 {
        let (format, language, day_first) = FORMATS[n as usize % FORMATS.len()];
        let days = shift_days(&Key::new([(n % 251) as u8; 32]));
        let shift = DateShift { days, day_first, language, padded: None, anchor: None };
        for _ in 0..2 {
            let mut day = day_number((1941, 1, 1)) + draw.below(range) as i32;
            // A short name that is also a full one does not show which the format has.
            while format.contains("{b}") && matches!(civil(day).1, 3 | 5 | 6 | 8) {
                day += 30;
            }
            let value = write_date(format, language, day);
            let out = moved(&value, &shift);
            assert_eq!(
                bare(&out),
                bare(&write_date(format, language, day + days)),
                "{value} by {days}: {out}"
            );
            assert_ne!(out, value);
        }
    }
}
