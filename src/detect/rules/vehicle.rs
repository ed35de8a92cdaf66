//! Vehicle: VIN by its check digit, plates, tail numbers.

use super::Rule;
use super::anchors::{Anchors, TIED};
use super::checksum;
use super::shape::{Shape, any};
use super::table::Labels;
use crate::text::{Document, TokenKind};
use crate::{Category::Vehicle, Entity};

pub(super) const LABELS: Labels = Labels {
    category: Vehicle,
    strong: "vin,v i n,vin ending,vehicle identification number,license plate,licence plate,plate,plates,\
        number plate,rego,tail,n number,car reg,taxi reg,vehicle reg,lic plate,temp tag,unit plate,\
        veh reg,car registration,vehicle registration,ute registration,vehicle plate,plate partial,\
        visitor plate,apportioned plate,rental plate",
    medium: "vehicle,veh,van,truck,car,pickup,jeep,taxi,ambulance,bus,ute,trailer,motorcycle,aircraft,\
        vessel imo,minivan,sedan,suv,tacoma,silverado,corolla,camry,civic,f 150,van plate,truck plate,\
        hire car,plate on",
    weak: "tractor,bike,scooty,skidoo,matatu,toyota,honda,ford,chevy,dodge,nissan,subaru,kia,hyundai,\
        volvo,polo,jetta,tesla,prius,accord,ranger,mazda,suzuki,hilux,equinox,fiat,caravan,cruiser,\
        helicopter,lifeflight,reg,vehicles,ram,f 250,f 350,suburban,trawler,vessel,boat,hull,sienna,\
        mustang,altima,sentra,rav4,highlander,explorer,wrangler,tahoe,yukon,versa,charger,ambu,hearse,\
        special hire,scooter,buick,lexus,audi,bmw,mercedes",
    near: "parked,parking,drives,driving",
};

pub(super) const SHAPES: &[Shape] = &[Shape {
    // A British plate of this century.
    pattern: "AA99 AAA",
    check: any,
    category: Vehicle,
    confidence: 82,
    rule: "vehicle.plate",
}];

pub(super) const RULE: Rule = Rule {
    name: "vehicle.vin",
    about: "Vehicle identification numbers",
    categories: &[Vehicle],
    words: &[],
    kinds: TIED,
    find,
};

/// Appends vehicle identification numbers: seventeen capitals and digits in one piece whose ninth checks.
fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    for (i, token) in anchors {
        if !token.spaced && !follows_punct(doc, i) {
            continue;
        }
        let start = token.start as usize;
        let Some(vin) = doc.text().as_bytes().get(start..start + 17) else { break };
        let digits = vin.iter().filter(|b| b.is_ascii_digit()).count();
        let closed = !doc.text().as_bytes().get(start + 17).is_some_and(u8::is_ascii_alphanumeric);
        if !(5..17).contains(&digits) || !closed {
            continue;
        }
        // Without the right check digit it may be another number, but hardly: 17 characters, no I, O or Q.
        if let Some(check) = checksum::vin(vin) {
            let confidence = if vin.get(8) == Some(&check) { 96 } else { 84 };
            out.push(Entity::new(start, start + 17, Vehicle, confidence, "vehicle.vin"));
        }
    }
}

fn follows_punct(doc: &Document<'_>, i: usize) -> bool {
    i == 0 || doc.token(i - 1).is_some_and(|t| t.kind == TokenKind::Punct)
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use super::RULE;
    use crate::Category::Vehicle;

    #[test]
    fn finds_plates_and_leaves_the_rest() {
        for (text, want) in [
            ("plate TX RJV 7834)", vec!["RJV 7834"]),
            ("silver Tacoma, AZ KXA 7F2P blocking", vec!["KXA 7F2P"]),
            ("reg CX17 OJN", vec!["CX17 OJN"]),
            ("rego 1PZ 6KD lol", vec!["1PZ 6KD"]),
            ("TRAILER PLATE AB 72061", vec!["AB 72061"]),
            ("tag 8WH L32", vec!["8WH L32"]),
            ("Aircraft VH-OWX", vec!["VH-OWX"]),
            ("parked scooty TS 09 FB 5930 in", vec!["TS 09 FB 5930"]),
            ("car seat test 90 min", vec![]),            // a time
            ("growth plate 3 mm", vec![]),               // a bone
            ("blood agar plate 48 h", vec![]),           // a culture
            ("walks, drives a truck 2 h daily", vec![]), // a time
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == Vehicle).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }

    #[test]
    fn vin_needs_seventeen_characters_without_i_o_q() {
        for (text, want) in [
            ("saw 1M8GDM9AXKP042788.", Some(96)),
            ("saw 1M8GDM9A0KP042788.", Some(84)), // wrong check digit
            ("saw 1M8GDM9AXKPO42788.", None),     // O
            ("saw 11111111111111111.", None),     // digits only
            ("saw 1M8GDM9AXKP0427889.", None),    // eighteen
        ] {
            let out = RULE.finds(text);
            assert_eq!(out.first().map(|e| e.confidence), want, "{text}");
        }
    }
}
