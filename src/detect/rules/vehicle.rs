//! Vehicle: VIN by its check digit, plates, tail numbers.

use super::Rule;
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
        mustang,altima,sentra,rav4,highlander,explorer,wrangler,tahoe,yukon,versa,charger",
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

pub(super) const RULE: Rule =
    Rule { name: "vehicle.vin", about: "Vehicle identification numbers", categories: &[Vehicle], find };

/// Appends vehicle identification numbers: seventeen capitals and digits in one piece whose ninth checks.
fn find(doc: &Document<'_>, out: &mut Vec<Entity>) {
    for (i, token) in doc.tokens().iter().enumerate() {
        if token.kind == TokenKind::Punct || token.len() >= 17 || (!token.spaced && !follows_punct(doc, i)) {
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
