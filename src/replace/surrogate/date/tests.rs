use super::*;

pub(super) fn moved(value: &str, shift: &DateShift) -> String {
    date(&shift.read(value).unwrap(), shift)
}

fn shift(days: i32) -> DateShift {
    DateShift { days, day_first: false, language: Language::En, padded: None, anchor: None }
}

#[test]
fn the_published_pairs_hold() {
    let fr = DateShift { language: Language::Fr, ..shift(34) };
    let de = DateShift { language: Language::De, ..shift(-10) };
    let es = DateShift { language: Language::Es, ..shift(33) };
    for (value, shift, expected) in [
        ("9/7/23", shift(23), "9/30/23"),
        ("Tuesday, 9/5/23", shift(23), "Thursday, 9/28/23"),
        ("2/6/2025", shift(-19), "1/18/2025"),
        ("24 avril", fr, "28 mai"),
        ("27 avril", fr, "31 mai"),
        ("12. Juli", de, "2. Juli"),
        ("10 de enero", es, "12 de febrero"),
    ] {
        assert_eq!(moved(value, &shift), expected);
    }
    assert_ne!(moved("Navidad", &es), "Navidad");
}

#[test]
fn every_form_keeps_its_format() {
    for (value, expected) in [
        ("03/04/2021", "03/14/2021"),
        ("12/28/99", "01/07/00"),
        ("3/4", "3/14"),
        ("02-26", "03-08"),
        ("2021-12-30", "2022-01-09"),
        ("20240304", "20240314"),
        ("20240304T0712", "20240314T0712"),
        ("2024-03-04T07:12:00Z", "2024-03-14T07:12:00Z"),
        ("20240304071230", "20240314071230"),
        ("022699", "030899"),
        ("March 4, 2021", "March 14, 2021"),
        ("MAR 28, 2021", "APR 7, 2021"),
        ("28 May 2021", "7 June 2021"),
        ("28-May-2021", "07-Jun-2021"),
        ("19NOV06", "29NOV06"),
        ("Sept. 25", "Oct. 5"),
        ("March 30th", "April 9th"),
        ("April 22nd", "May 2nd"),
        ("4TH OF JULY", "14TH OF JULY"),
        ("March 3-5", "March 13-15"),
        ("March 20-22, 2021", "March 30-April 1, 2021"),
        ("20-22 March", "30 March-1 April"),
        ("9/16-17", "9/26-27"),
        ("October 3 and 4", "October 13 and 14"),
        ("Dec 28, 2020 - Jan 3, 2021", "Jan 7, 2021 - Jan 13, 2021"),
        ("3/4/2021 14:30", "3/14/2021 14:30"),
        ("3/4/21 0830", "3/14/21 0830"),
        ("Wed the 18th", "Sat the 28th"),
        ("Friday the 14th", "Monday the 24th"),
        ("W 1/6/2016", "S 1/16/2016"),
        ("Thurs 4/3/25", "Sun 4/13/25"),
        ("Mondays", "Thursdays"),
        ("MWF", "MThS"),
        ("Nov. 4", "Nov. 14"),
        ("Apr. 28", "May 8"),
        ("TTS", "TFSu"),
        ("2/29/2024", "3/10/2024"),
        ("2/29", "3/10"),
        ("02/30/2021", "03/12/2021"),
        ("30/12/2021", "09/01/2022"),
        ("March 2021", "April 2021"),
        ("March", "April"),
        ("Octobers", "Novembers"),
        ("12/2020", "01/2021"),
        ("2021-12", "2022-01"),
        ("1952-00-00", "1953-00-00"),
        ("10/98", "11/98"),
        ("2021", "2022"),
        ("'98", "'99"),
        ("1990s", "2000s"),
        ("90s", "00s"),
        ("27th", "6th"),
        ("15", "25"),
        ("Jan '22", "Feb '22"),
        ("spring of 2019", "summer of 2019"),
        ("winter 2022", "spring 2023"),
        ("fall '23", "winter '23"),
        ("early March", "early April"),
        ("fév/Feb 2026", "mar/Mar 2026"),
        ("Meskerem 14, 1985", "Meskerem 24, 1985"),
        ("2021年3月4日", "2021年3月14日"),
        ("1er mars", "11 mars"),
    ] {
        assert_eq!(moved(value, &shift(10)), expected);
    }
}

#[test]
fn spoken_dates_stay_spoken() {
    for (value, expected) in [
        ("march third nineteen eighty eight", "march thirteenth nineteen eighty eight"),
        ("oh three twelve eighty eight", "oh three twenty two eighty eight"),
        ("two twenty oh one", "three two oh one"),
        ("two two oh one", "two twelve oh one"),
        ("eight slash one slash twenty four", "eight slash eleven slash twenty four"),
        ("february two eighty nine", "february twelve eighty nine"),
        ("nine eighteen fifty-five", "nine twenty-eight fifty-five"),
        ("two thousand nineteen", "two thousand twenty"),
        ("september the sixth twenty twenty four", "september the sixteenth twenty twenty four"),
        ("twelve thirty ninety nine", "one nine oh oh"),
        ("twenty first", "thirty first"),
        ("ninety four", "ninety five"),
        ("june of nineteen ninety nine", "july of nineteen ninety nine"),
        ("eleventh of may nineteen fifty seven", "twenty first of may nineteen fifty seven"),
        ("December thirtieth nineteen ninety nine", "January ninth two thousand"),
        ("October twenty-first", "October thirty-first"),
        ("december eleventh two thousand two", "december twenty first two thousand two"),
    ] {
        assert_eq!(moved(value, &shift(10)), expected);
    }
}

#[test]
fn scanned_dates_are_read() {
    for (value, expected) in [
        ("O9/l9/l999", "09/29/1999"),
        ("l2/28", "01/07"),
        ("JAN 0 9 2O24", "JAN 19 2024"),
        ("Mar  l , l96O", "Mar  11 , 1960"),
        ("0ctober  3 , 2O23", "October  13 , 2023"),
        ("2O2l", "2022"),
    ] {
        assert_eq!(moved(value, &shift(10)), expected);
    }
}

#[test]
fn holidays_become_the_nearest() {
    for (value, days, expected) in [
        ("Christmas", 8, "New Year's Day"),
        ("xmas eve", 40, "groundhog day"),
        ("THANKSGIVING", 25, "CHRISTMAS EVE"),
        ("Thanksglving", 25, "Christmas Eve"),
        ("Mother's Day 2017", 20, "Memorial Day 2017"),
        ("Christmas 2020", 10, "New Year's Day 2021"),
        ("Friday before Thanksgiving, 2021", 27, "Thursday before Christmas Eve, 2021"),
        ("Family Day, Mon 17 Feb 2025", 24, "St. Patrick's Day, Thu 13 Mar 2025"),
    ] {
        assert_eq!(moved(value, &shift(days)), expected);
    }
}

#[test]
fn day_first_is_shown_by_the_document() {
    assert_eq!(day_first_evidence(&["3/4", "28/1", "May 5"]), Some(true));
    assert_eq!(day_first_evidence(&["3/4/21", "1/28/21"]), Some(false));
    assert_eq!(day_first_evidence(&["3/4/21", "2021-05-28"]), None);
    let shift = DateShift::of_document(10, "en-US", &["24/12/2023", "3/1"]);
    assert_eq!(moved("3/1", &shift), "13/1");
    assert_eq!(moved("27th", &shift), "6th");
    let shift = DateShift::of_document(10, "", &["12/28/2023", "3/4/2023"]);
    assert_eq!(moved("12/28/2023", &shift), "1/7/2024");
    let shift = DateShift::of_document(1, "", &["02/28/2024"]);
    assert_eq!(moved("2/28", &shift), "2/29");
}

#[test]
fn parts_of_dates_keep_their_order() {
    for k in 0..50 {
        let days = shift_days(&Key::new([k; 32]));
        assert!(days != 0 && days % 7 != 0 && days.abs() < 365);
        let out = |value: String| moved(&value, &shift(days));
        let years: Vec<u32> = (1950..2030).map(|y| out(y.to_string()).parse().unwrap()).collect();
        assert!(years.windows(2).all(|w| w[1] == w[0] + 1) && years[0].abs_diff(1950) == 1);
        let months: Vec<String> =
            (0..48).map(|m| out(format!("{}-{:02}", 2000 + m / 12, m % 12 + 1))).collect();
        assert!(months.is_sorted() && months[0] != "2000-01");
        for value in
            ["Monday", "March", "spring", "27th", "Easter", "MWF", "'98", "1990s", "xyzzy", "45/67/89", "-"]
        {
            assert!(out(value.to_owned()) != value || value == "-", "{value}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_text_panics_or_stays(value in "([0-9]{1,11}|[-/., :'T]|March|may|Tues|l|O|first|oh|twenty|thousand|Easter|spring|th|s|é|年|\\PC){1,8}", day_first: bool) {
        let shift = DateShift { day_first, ..shift(-17) };
        let out = moved(&value, &shift);
        proptest::prop_assert!(out != value || !value.contains(|c: char| c.is_ascii_alphanumeric()));
        let of_document = DateShift::of_document(-17, "fr-CA", &[&value, "3/4"]);
        moved(&value, &of_document);
    }
}
