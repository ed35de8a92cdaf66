//! Tables of dates, and of what looks like dates and is none.

use super::RULE;

/// The sure dates of a text.
fn dates(text: &str) -> Vec<String> {
    let found = RULE.finds(text);
    found.iter().filter(|e| e.confidence >= 80).map(|e| e.text(text).to_owned()).collect()
}

fn check(table: &[(&str, &[&str])]) {
    for (text, want) in table {
        assert_eq!(dates(text), *want, "{text}");
    }
}

#[test]
fn dates_in_figures() {
    check(&[
        ("DOB 03/04/2021 14:30", &["03/04/2021"]),
        ("seen 3-4-21, again 30.10.24", &["3-4-21", "30.10.24"]),
        ("2021-03-04T07:12:00Z", &["2021-03-04"]),
        ("on 20240304T0712 and 20240304071255", &["20240304", "20240304"]),
        ("sent 3/2021 to 11/2022", &["3/2021", "11/2022"]),
        ("admitted 3/4-3/9", &["3/4", "3/9"]),
        ("12/20 16:05 Capacity regained", &["12/20"]),
        ("D0B O4/l9/l966", &["O4/l9/l966"]),
        ("DOB 12 2 1944", &["12 2 1944"]),
        ("10 / 27 / 2023", &["10 / 27 / 2023"]),
        ("9/16-17 in May", &["9/16", "17", "May"]),
        ("Seen 9/30/2024. TTE 9/8 fine.", &["9/30/2024", "9/8"]), // the month the note speaks of
    ]);
}

#[test]
fn figures_that_are_no_dates() {
    check(&[
        ("BP 130/80, strength 5/5, 2/6 murmur, pain 8/10, GCS 14/15", &[]),
        ("x 3/7, 2/52, TOF 4/4, 1/2 tab, 20/20 vision", &[]), // UK shorthand, twitches, halves
        ("1.2.3.4 v2.1.10 10-15 min 12-15 rbc/hpf 555-0112", &[]),
        ("1-1-1-1-1-1 and 3/4/5/6/7", &[]),
        ("2000 mg, 1950 mL, at 2015, $2019, 2044 Candler Rd, x2010", &[]), // doses, times, prices, houses
        ("ICD-10 E11.9, CPT 99213, LOINC 2345-7, HR 70s, sats 90s", &[]),
        ("36 2/7 weeks, 40+3, G2P1001, 18 G", &[]),
        ("it may help, march on, a fall, in spring, OCT RNFL, MAR reviewed", &[]),
        ("sat 96 on RA, O2 sat 91%, sun exposure, she sat with us", &[]),
        ("5th rib, 4th floor, the second dose, first aid, thirty minutes", &[]),
        ("every day, yesterday, two weeks ago, at 1430", &[]),
    ]);
}

#[test]
fn dates_in_words() {
    check(&[
        ("March 3, 2021 and 3 Mar 21", &["March 3, 2021", "3 Mar 21"]),
        ("04-FEB-1969, 20NOV06, Jan. 27 2O22", &["04-FEB-1969", "20NOV06", "Jan. 27 2O22"]),
        ("March 3-5 for the 3rd of April", &["March 3-5", "3rd of April"]),
        ("in May of 2019, since June, late August", &["May of 2019", "June", "August"]),
        ("fall 2023, spring of 2019, summer '08", &["fall 2023", "spring of 2019", "summer '08"]),
        ("in 1998, '05, the 1950s, back in the 70s", &["1998", "'05", "1950s", "70s"]),
        ("march third nineteen eighty eight", &["march third nineteen eighty eight"]),
        ("eleventh of may nineteen fifty seven", &["eleventh of may nineteen fifty seven"]),
        ("born oh three twelve eighty eight stop", &["oh three twelve eighty eight"]),
        ("on eight slash one slash twenty four", &["eight slash one slash twenty four"]),
        ("on the 15th, by the twenty first.", &["15th", "twenty first"]),
    ]);
}

#[test]
fn weekdays_and_holidays() {
    check(&[
        ("Tuesday, 2/20 and Wed. the 25th", &["Tuesday, 2/20", "Wed. the 25th"]),
        ("HD Tues/Thurs or MWF", &["Tues", "Thurs", "MWF"]),
        ("Sat 9:20, until sun", &["Sat", "sun"]),
        ("Friday 12th April 2024", &["Friday 12th April 2024"]),
        ("since Christmas Eve, Labor Day and New Year's", &["Christmas Eve", "Labor Day", "New Year's"]),
        (
            "Indigenous Peoples' Day, St Patrick’s Day, Three Kings Day",
            &["Indigenous Peoples' Day", "St Patrick’s Day", "Three Kings Day"],
        ),
        ("Ramadan 2015, Mardi Gras of 2014", &["Ramadan 2015", "Mardi Gras of 2014"]),
    ]);
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for unit in ["1-", "1/", "1.", "0", "l/", "march ", "the 1st ", "'98", "one ", "3 / ", "in 19"] {
        let text = unit.repeat(60_000);
        dates(&text);
    }
}
