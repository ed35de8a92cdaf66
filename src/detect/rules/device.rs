//! Device: serial numbers, unique device identifiers (UDI), asset tags, lots of implants.

use super::Rule;
use super::anchors::Anchors;
use super::table::Labels;
use super::words::prints;
use crate::lexicon::hash_word;
use crate::text::{Document, TokenKind};
use crate::{Category::Device, Entity};

pub(super) const LABELS: Labels = Labels {
    category: Device,
    strong: "serial,serials,serialnumber,serial num,s n,sn,ser,s no,sl no,imei,udi,asset tag,\
        device serial,device identifier,serlal,lot sn,lot serial,lot s no,svc tag,service tag,asset,\
        unit serial,pump serial,pacemaker serial,generator serial,lead serial,implant serial,\
        machine serial,unit s n,lot ser,biomed no,biomed tag,implant sn,pump sn,wander tag,sticker ref,\
        ser lot",
    medium: "transmitter,sensor id,logger,pump id,monitor id,wander band,pendant id,headbox,controller,\
        implant lot,lot number implant,sticker,xmtr,recorder,concentrator,device,implants,\
        backup controller,lot,lot no",
    weak: "implant,generator,ipg,machine,console,meter,monitor,pump,probe,valve,mesh,ventilator,\
        hearing aid,pacemaker,prosthesis,tag",
    near: "model,brace,wheelchair,vent,scope,cart,unit ser,lead,rental,stent,processor,cuff,hearing,\
        watchman,fresenius,explant,ventilator tray,trilogy,rep pulled,o2 cyl,vac,lp 20,lp20,lp15,\
        cell saver,wound vac,mpu,gateway,helmet",
};

pub(super) const RULE: Rule = Rule {
    name: "device.udi",
    about: "Unique device identifiers",
    categories: &[Device],
    words: &[&prints([GTIN])],
    kinds: 0,
    find,
};

/// What stands in brackets before the number of a trade item.
const GTIN: u32 = hash_word(b"01");

/// Appends UDIs: `(01)` and fourteen digits, with the parts that follow (`(17)…(10)…(21)…`).
fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    for (i, _) in anchors {
        let bracketed = doc.lower_at(i, -1) == "(" && doc.word(i) == "01" && doc.word(i + 1) == ")";
        let Some((first, token)) = doc.token_at(i, -1).zip(doc.token(i + 2)).filter(|_| bracketed) else {
            continue;
        };
        if token.kind != TokenKind::Number || token.len() != 14 {
            continue;
        }
        let mut end = token.end as usize;
        while text
            .get(end)
            .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'(' | b')' | b'-' | b'/'))
            && end < token.end as usize + 96
        {
            end += 1;
        }
        // A bracket of the sentence closes behind it.
        let tail = text.get(token.end as usize..end).unwrap_or(&[]);
        let open = tail.iter().filter(|b| **b == b'(').count();
        if tail.iter().filter(|b| **b == b')').count() > open {
            end -= 1;
        }
        out.push(Entity::new(first.start as usize, end, Device, 97, "device.udi"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use super::RULE;
    use crate::Category::Device;

    #[test]
    fn finds_serials_and_leaves_the_rest() {
        for (text, want) in [
            ("CPAP S/N HB400-27148", vec!["HB400-27148"]),
            ("serial number 1864857, warranty", vec!["1864857"]),
            ("sn 7392288", vec!["7392288"]),
            ("serials 2914-7706 and 2914-8810", vec!["2914-7706", "2914-8810"]),
            ("IMEI 353918086427713", vec!["353918086427713"]),
            ("pacemaker card, serial RNP664076H", vec!["RNP664076H"]),
            ("mesh, lot VP-40-338-11", vec!["VP-40-338-11"]),
            ("influenza vaccine lot UT5771", vec![]), // a vaccine
            ("serial EKGs x3, serial 7s", vec![]),    // a series
            ("AcrySof SN60WF lens", vec![]),          // a model
            ("vent: PB 840", vec![]),                 // a model
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == Device).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }

    #[test]
    fn udi_goes_whole() {
        let text = "Closure (UDI (01)00389701012495(17)240331(10)33109474).";
        let out = RULE.finds(text);
        let found: Vec<_> = out.iter().map(|e| e.text(text)).collect();
        assert_eq!(found, ["(01)00389701012495(17)240331(10)33109474"]);
    }
}
