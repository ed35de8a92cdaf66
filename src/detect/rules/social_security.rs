//! SocialSecurity: US SSN, whole, partial or masked, and the national identity numbers of other countries.

use super::checksum;
use super::shape::{Shape, any, checked, is_ymd};
use super::table::Labels;
use crate::Category::{self, SocialSecurity};

pub(super) const LABELS: Labels = Labels {
    category: SocialSecurity,
    strong: "ssn,social security,social sec,soc sec,ssn last,ssn last4,ssnlast4,social,s s n,s0cial sec,\
        fmp ssn,sponsor ssn,social insurance,aadhaar,aadhar,adhaar,uidai,ppsn,pps,nric,nino,\
        national insurance,ni number,emirates id,emiratesid,cnic,mykad,hkid,codice fiscale,codice fisc,\
        national id,national identity,nat id,identity number,identity no,identity card,id card,sa id,\
        rsa id,ghana card,personnummer,fodselsnummer,fødselsnummer,dni,nie,cpf,curp,bsn,tax file number,\
        itin,tin no,citizen id,national number,trn,egn,pesel,steuer id,numero de seguro social,\
        seguro social,last four of social,last four of ssn,last 4 of ssn,last 4 ssn,last four ssn,\
        ssa number,idnp,amka,burgerservicenummer,isikukood,rijksregister,rijksregisternummer,c f,\
        nat insurance no,nir,tckn,ssn last 4,ssn last four",
    medium: "ss,sin,tfn,nin,nic,last4,last 4,last four,last 4 ssn digits",
    weak: "",
    near: "",
};

pub(super) const SHAPES: &[Shape] = &[
    row("999-99-9999", checksum::is_ssn, 93, "social-security.ssn"),
    row("999 99 9999", checksum::is_ssn, 82, "social-security.ssn"),
    // Emirates ID: 784 is the country.
    row("784-9999-9999999-9", any, 95, "social-security.emirates-id"),
    // Pakistan's CNIC.
    row("99999-9999999-9", any, 93, "social-security.cnic"),
    row("999999 9999 99 9", |v| is_ymd(v) && checked(v, checksum::luhn), 93, "social-security.sa-id"),
    row("9999999999999", is_sa_id, 85, "social-security.sa-id"),
    row("9999 9999 9999", |v| checked(v, checksum::verhoeff), 84, "social-security.aadhaar"),
    row("999999-99-9999", is_ymd, 90, "social-security.mykad"),
    row("A9999999A", |v| checked(v, checksum::nric), 93, "social-security.nric"),
    row("AA 99 99 99 A", any, 93, "social-security.nino"),
    row("AA999999A", |v| matches!(v, [.., b'A'..=b'D']), 84, "social-security.nino"),
    row("A999999(9)", any, 93, "social-security.hkid"),
    row("GHA-999999999-9", any, 95, "social-security.ghana-card"),
    row("AAAAAA99A99A999A", any, 95, "social-security.codice-fiscale"),
    row("999999-9999", |v| is_ymd(v) && checked(v, checksum::luhn), 84, "social-security.personnummer"),
    row("9999999AA", is_pps, 84, "social-security.pps"),
];

const fn row(pattern: &'static str, check: fn(&[u8]) -> bool, confidence: u8, rule: &'static str) -> Shape {
    Shape { pattern, check, category: Category::SocialSecurity, confidence, rule }
}

/// A South African ID in one piece: the date of birth, and 08 or 09 before the check digit.
fn is_sa_id(value: &[u8]) -> bool {
    is_ymd(value) && matches!(value, [.., b'0' | b'1', b'8' | b'9', _]) && checked(value, checksum::luhn)
}

fn is_pps(value: &[u8]) -> bool {
    value
        .split_at_checked(7)
        .is_some_and(|(digits, rest)| matches!(rest, [a, b] if checksum::pps(digits, Some(*b)) == Some(*a)))
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use crate::Category::SocialSecurity;

    #[test]
    fn finds_national_numbers_and_leaves_the_rest() {
        for (text, want) in [
            ("SSN 648-22-1190", vec!["648-22-1190"]),
            ("ssn ends 4654", vec!["4654"]),
            ("SSN last four 1234", vec!["1234"]),
            ("SSN xxx-xx-7020", vec!["7020"]),
            ("\"ssn_last4\":\"3109\"", vec!["3109"]),
            ("Aadhaar 8046 3194 2076", vec!["8046 3194 2076"]),
            ("Aadhaar (last 4): 9174", vec!["9174"]),
            ("PPS 6206179TA", vec!["6206179TA"]),
            ("NRIC S7904336Z", vec!["S7904336Z"]),
            ("NINO PX 27 45 02 C", vec!["PX 27 45 02 C"]),
            ("SIN 046 454 286", vec!["046 454 286"]),
            ("social history: 2 drinks", vec![]), // a heading
            ("SS enema 500 mL", vec![]),          // an enema
        ] {
            let values: Vec<_> =
                found(text).into_iter().filter(|f| f.1 == SocialSecurity).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }

    #[test]
    fn shapes_need_their_check_digit() {
        use super::super::shape;
        for (text, want) in [
            ("id 219-09-9999", true),
            ("id 000-09-9999", false), // never issued
            ("id S1234567D", true),
            ("id S1234567A", false),
            ("id 784-1985-6504717-3", true),
            ("id 1234567FA", true),
            ("id 1234567GA", false),
        ] {
            assert_eq!(!shape::found(text).is_empty(), want, "{text}");
        }
    }
}
