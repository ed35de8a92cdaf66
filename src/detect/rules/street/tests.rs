//! Tables of street lines, and of what looks like one.

use super::*;

fn check(table: &[(&str, &str)]) {
    for (text, want) in table {
        let found = RULE.finds(text);
        let sure: Vec<_> = found.iter().filter(|e| e.confidence >= 80).map(|e| e.text(text)).collect();
        assert_eq!(sure.join("|"), *want, "{text}");
    }
}

#[test]
fn numbers_names_and_units() {
    check(&[
        ("Residence 210 Tazewell Ave NW, Apt B   City", "210 Tazewell Ave NW, Apt B"),
        ("13530 Michigan Avenue, Suite 110, Dearborn", "13530 Michigan Avenue, Suite 110"),
        ("1735 Market St., Ste. A-416, Philadelphia", "1735 Market St., Ste. A-416"),
        (
            "233 Crooks Ave, 2nd Fl, Clifton; 2455 N Booth St, lower, ask",
            "233 Crooks Ave, 2nd Fl|2455 N Booth St, lower",
        ),
        ("1007 SW 3rd Ct Apt 9, Delray", "1007 SW 3rd Ct Apt 9"),
        ("10-U Commerce Way, 96 Chenango St, Fl 2", "10-U Commerce Way|96 Chenango St, Fl 2"),
        ("2/144 Main Road East; Unit 5, 71 Biggs St", "2/144 Main Road East|Unit 5, 71 Biggs St"),
        ("#1406 - 13688 100 Ave, Surrey", "#1406 - 13688 100 Ave"),
        ("mail to 2044 candler rd please", "2044 candler rd"),
        (
            "four eleven superior street suite two hundred comma",
            "four eleven superior street suite two hundred",
        ),
    ]);
}

#[test]
fn streets_without_a_number_need_a_place_word() {
    check(&[
        ("Rite Aid on Murray Ave, corner of Hope Street", "Murray Ave|Hope Street"),
        ("Walgreens on Harvard Ave Medical Center", ""), // something named for its street
        ("The Silk Road trade and Main Road Dental", ""),
    ]);
}

#[test]
fn boxes_highways_and_other_languages() {
    check(&[
        ("P.O. Box 10744, PO Box 91102 and HC 61 BOX 89", "P.O. Box 10744|PO Box 91102|HC 61 BOX 89"),
        ("arrived, Rural Route 2 Box 37, past", "Rural Route 2 Box 37"),
        ("crash on I-20 near FM 1960, off County Road 402", "I-20|FM 1960|County Road 402"),
        ("on U.S. 160 and Route 1A", "U.S. 160|Route 1A"),
        ("Blk 417 Ang Mo Kio Ave 10 #08-1033, Singapore", "Blk 417 Ang Mo Kio Ave 10 #08-1033"),
        ("Calle Luna 12, 12 rue Mouffetard, Hauptstraße 5", "Calle Luna 12|12 rue Mouffetard|Hauptstraße 5"),
        ("box 3 of gloves, I-131 uptake, US 3 cm", ""), // an isotope, an ultrasound
    ]);
}

#[test]
fn what_is_no_street() {
    check(&[
        ("seen 3 times by Dr Smith, 64 slice CT head", ""),
        ("5 mg by mouth, 2 view chest, 10 days in place", ""),
        ("walked 20 feet this way, took the long road to recovery", ""),
        ("at St Albans, St. Jude, Street drugs", ""),
        ("4 INTACT SUTURES IN PLACE. 12 LEAD. SEEN 2 X BY DR JONES", ""),
    ]);
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for unit in ["1 A St ", "St ", "Box ", "five ", "Blk 1 A ", "I-1 ", "Ave, Apt 1, "] {
        RULE.finds(&unit.repeat(40_000));
    }
}
