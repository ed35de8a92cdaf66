//! Tables of ages, and of what looks like one.

use super::*;

fn check(table: &[(&str, &str)]) {
    for (text, want) in table {
        let found = RULE.finds(text);
        let sure: Vec<_> = found.iter().filter(|e| e.confidence >= 80).map(|e| e.text(text)).collect();
        assert_eq!(sure.join("|"), *want, "{text}");
    }
}

#[test]
fn years_by_their_unit() {
    check(&[
        ("67-year-old, 67 y/o, 67 y.o., 67yo, 67 years of age", "67|67|67|67|67"),
        ("eighty-three year old, an eighty two year old", "eighty-three|eighty two"),
        ("43 year old man, 70 Y/O WM, 6 yo M", "43|70|6"),
        ("Bui, Thanh 66F with sepsis; Petrov 72f", "66|72"),
        ("A/S: 69/M    PX", "69"),
        ("DOB 9/20/2010, 13 y, male", "13"),
    ]);
}

#[test]
fn months_weeks_and_days_with_their_unit() {
    check(&[
        ("She is 5 weeks old, a 6-month-old and a 19 day old infant", "5 weeks|6-month|19 day"),
        ("Age 4y2m, AGE 5 y 6 m", "4y2m|5 y 6 m"),
        ("breastfeeding 5-month boy", "5-month"),
    ]);
}

#[test]
fn ages_by_the_words_before() {
    check(&[
        ("Age: 48, aged sixty, ages 9 to 14", "48|sixty|9|14"),
        ("She is 67. He's six, I'm seventy-seven.", "67|six|seventy-seven"),
        ("Father (57) had MI at 52; son Ian 6, wife Ada, 80, here", "57|52|6|80"),
        ("mother died of CVA at 70. Menarche at 12.", "70|12"),
        ("turned 50, a girl of 14, his 40th birthday", "50|14|40"),
    ]);
}

#[test]
fn decades() {
    check(&[
        ("a man in his 60s, mid-80s, late forties, her early twenties", "60s|mid-80s|forties|twenties"),
        ("HR 80s, SBP in the 90s, sats low 90s, in the 70s", ""), // vitals, the calendar
    ]);
}

#[test]
fn what_is_no_age() {
    check(&[
        ("for 6 weeks, 3 years ago, x 10 days, 20 pack-years, DM 22 y", ""), // durations
        ("at 32 weeks gestation, GA 39w5d, 31 week pregnant, cga 30", ""),   // gestation
        ("Foley 16F, 21F RIJ, temp 98F, 6F sheath", ""),                     // French, Fahrenheit
        ("HR 67, BP 120/80, RR 18, sat 96, pain 8", ""),
        ("seen at 14:30, at 10 am, at 20 mL/h, at 5 cm", ""),
        ("two children, 3 kids, brother x2, 12 lead, 4 mg", ""),
        ("age <40 or over age 65, all ages", ""), // rules
    ]);
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for unit in ["67 ", "age ", "son A 6, ", "five ", "9 y 5 m ", "at 5 "] {
        RULE.finds(&unit.repeat(50_000));
    }
}
