//! The numbers with a known build, one a row: what stays, what is set to a value that was never issued, and where
//! the check character stands.

use crate::Category;
use crate::detect::rules::checksum as check;

/// The error of a number's check character: how far it is from the right one, 0 if it is right, `None` if no
/// character would be.
pub type CheckError = fn(&[u8]) -> Option<u32>;

/// One kind of number.
pub struct Scheme {
    /// Where it is looked for; everywhere if empty.
    pub categories: &'static [Category],
    /// Its build: `9` a digit, `A` a letter, `X` either, else that character.
    pub like: &'static str,
    /// By symbol: `.` kept, `#` permuted, `T` permuted as last four digits, `=` check, else set to that.
    pub mask: &'static str,
    /// Only numbers that this approves.
    pub when: When,
    /// The check character, if it has one.
    pub check: Option<CheckError>,
    /// The letters it may have.
    pub letters: &'static [u8],
}

/// When a row applies to a number of its build.
pub enum When {
    /// Always.
    Always,
    /// If its check character is right.
    Valid,
    /// If its separators make groups of these sizes.
    Grouped(&'static [usize]),
}

const ALL: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const VIN: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
const MBI: &[u8] = b"ACDEFGHJKMNPQRTUVWXY";
const NHI: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";

const fn row(
    categories: &'static [Category],
    like: &'static str,
    mask: &'static str,
    when: When,
    check: Option<CheckError>,
) -> Scheme {
    Scheme { categories, like, mask, when, check, letters: ALL }
}

use Category::{Account, Device, HealthPlan, IDNum, License, MedicalRecord, SocialSecurity, Vehicle};
use When::{Always, Grouped, Valid};

/// The rows, the first that fits counts.
pub static SCHEMES: &[Scheme] = &[
    // US: no social security number begins with 9.
    row(&[], "999999999", "9####TTTT", Grouped(&[3, 2, 4]), None),
    row(&[HealthPlan], "999999999A", "9####TTTT#", Always, None),
    row(&[License, IDNum], "9999999999", "2########=", Valid, Some(npi)), // none issued with 2
    row(&[License], "AA9999999", ".#######=", Always, Some(dea)),
    Scheme { letters: MBI, ..row(&[], "9AX9AX9AA99", "###########", Always, None) },
    // UK: numbers from 900 on and the prefix QQ are not issued.
    row(&[MedicalRecord, HealthPlan, IDNum], "9999999999", "9########=", Valid, Some(nhs)),
    row(&[SocialSecurity], "AA999999A", "QQ######.", Always, None),
    // Canada and Australia: 0 is for fictitious numbers; an IHI's first six digits are the issuer.
    row(&[SocialSecurity], "999999999", "0###=TTTT", Grouped(&[3, 3, 3]), Some(luhn)),
    row(&[MedicalRecord, HealthPlan], "8003609999999999", "......#########=", Always, Some(luhn)),
    row(&[HealthPlan], "9999999999", ".#######=.", Valid, Some(medicare_au)),
    row(&[HealthPlan], "99999999999", ".#######=..", Valid, Some(medicare_au)),
    row(&[SocialSecurity], "999999999", "9####TTTT", Always, None),
    // India: none issued with 0 or 1. Ireland. Singapore. Emirates: country code. South Africa.
    row(&[SocialSecurity], "999999999999", "1######=TTTT", Valid, Some(verhoeff)),
    row(&[], "9999999A", "#######=", Valid, Some(pps)),
    row(&[SocialSecurity], "9999999AA", "#######=.", Valid, Some(pps)),
    row(&[SocialSecurity], "A9999999A", ".#######=", Valid, Some(nric)),
    row(&[SocialSecurity], "784999999999999", "...###########=", Always, Some(luhn)),
    row(&[SocialSecurity], "9999999999999", "############=", Valid, Some(luhn)),
    // New Zealand: Z is for tests.
    Scheme { letters: NHI, ..row(&[MedicalRecord], "AAA9999", "Z#####=", Valid, Some(nhi)) },
    // Vehicles keep the maker, devices the packaging level or the type allocation code.
    Scheme { letters: VIN, ..row(&[Vehicle], "XXXXXXXXXXXXXXXXX", "...#####=########", Always, Some(vin)) },
    row(&[Device], "99999999999999", ".############=", Valid, Some(gs1)),
    row(&[Device], "999999999999999", "........######=", Valid, Some(luhn)),
    // Cards keep the network and give way before the last four, which may stand alone elsewhere.
    row(&[Account], "999999999999999", ".#########=TTTT", Always, Some(luhn)),
    row(&[Account], "9999999999999999", ".##########=TTTT", Always, Some(luhn)),
    row(&[Account], "9999999999999999999", ".#############=TTTT", Valid, Some(luhn)),
];

/// How far the last digit is from the one due.
fn last(scheme: fn(&[u8]) -> Option<u8>, number: &[u8]) -> Option<u32> {
    let (given, payload) = number.split_last()?;
    Some((u32::from(*given) + 10 - u32::from(scheme(payload)?)) % 10)
}

fn luhn(number: &[u8]) -> Option<u32> {
    last(check::luhn, number)
}

fn npi(number: &[u8]) -> Option<u32> {
    last(check::npi, number)
}

fn dea(number: &[u8]) -> Option<u32> {
    last(check::dea, number.get(2..)?)
}

fn nhs(number: &[u8]) -> Option<u32> {
    last(check::nhs, number)
}

fn verhoeff(number: &[u8]) -> Option<u32> {
    last(check::verhoeff, number)
}

fn gs1(number: &[u8]) -> Option<u32> {
    last(check::gs1, number)
}

fn nhi(number: &[u8]) -> Option<u32> {
    last(check::nhi, number)
}

fn medicare_au(number: &[u8]) -> Option<u32> {
    last(check::medicare_au, number.get(..9)?)
}

fn vin(number: &[u8]) -> Option<u32> {
    let value = |b: u8| if b == b'X' { 10 } else { u32::from(b.wrapping_sub(b'0')) };
    Some((value(*number.get(8)?) + 11 - value(check::vin(number)?)) % 11)
}

/// Letters: the right one or not, which is enough where only valid numbers come here.
fn nric(number: &[u8]) -> Option<u32> {
    let (given, payload) = number.split_last()?;
    Some(u32::from(check::nric(payload)? != *given))
}

fn pps(number: &[u8]) -> Option<u32> {
    let (digits, letters) = number.split_at_checked(7)?;
    Some(u32::from(check::pps(digits, letters.get(1).copied())? != *letters.first()?))
}

/// How far an IBAN's two check digits are from the ones due.
pub fn iban(number: &[u8]) -> Option<u32> {
    let (head, account) = number.split_at_checked(4)?;
    let (country, given) = head.split_at_checked(2)?;
    let value = |b: &[u8]| b.iter().fold(0, |sum, b| sum * 10 + u32::from(b.wrapping_sub(b'0')));
    Some((value(given) + 97 - value(&check::iban(country, account)?) % 97) % 97)
}
