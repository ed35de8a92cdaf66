//! The proleptic Gregorian calendar, in days since 1970-01-01.

/// A day as a year, a month from 1 and a day from 1.
pub type Civil = (i32, u32, u32);

/// The day number of a date. A day beyond its month's end counts on into the next month.
pub fn day_number((year, month, day): Civil) -> i32 {
    let (month, day) = (month as i32, day as i32);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date of a day number.
pub fn civil(day_number: i32) -> Civil {
    let days = day_number + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = (shifted + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i32::from(month <= 2);
    (year, month as u32, day as u32)
}

/// The weekday of a day number, 0 for Monday.
pub fn weekday(day_number: i32) -> u32 {
    (day_number + 3).rem_euclid(7) as u32
}

/// The number of days of a month.
pub fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day number of Western Easter (Meeus, Jones and Butcher).
pub fn easter(year: i32) -> i32 {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let n = h + l - 7 * m;
    let month = (n + 90) / 25;
    let day = (n + 33 * month + 19) % 32;
    day_number((year, month as u32, day as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_eight_centuries_comes_back() {
        let mut before = civil(day_number((1600, 1, 1)) - 1);
        for day in day_number((1600, 1, 1))..day_number((2400, 1, 1)) {
            let date = civil(day);
            assert_eq!(day_number(date), day);
            assert!(date > before && date.2 <= month_length(date.0, date.1));
            before = date;
        }
        assert_eq!(day_number((1970, 1, 1)), 0);
        assert_eq!(civil(day_number((2023, 2, 29))), (2023, 3, 1));
    }

    #[test]
    fn known_days() {
        assert_eq!(weekday(day_number((2023, 9, 5))), 1);
        assert_eq!(weekday(day_number((2023, 9, 28))), 3);
        for (year, month, day) in [(1999, 4, 4), (2024, 3, 31), (2025, 4, 20), (2038, 4, 25)] {
            assert_eq!(easter(year), day_number((year, month, day)));
        }
    }
}
