//! Device: serial numbers, unique device identifiers (UDI), asset tags, lots of implants.

use super::Rule;
use super::table::Labels;
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

pub(super) const RULE: Rule =
    Rule { name: "device.udi", about: "Unique device identifiers", categories: &[Device], find };

/// Appends UDIs: `(01)` and fourteen digits, with the parts that follow (`(17)…(10)…(21)…`).
fn find(doc: &Document<'_>, out: &mut Vec<Entity>) {
    let text = doc.text().as_bytes();
    for (i, token) in doc.tokens().iter().enumerate() {
        let gtin = token.kind == TokenKind::Number && token.len() == 14;
        if !gtin || i < 3 || doc.word(i - 1) != ")" || doc.word(i - 2) != "01" || doc.word(i - 3) != "(" {
            continue;
        }
        let Some(first) = doc.token(i - 3) else { continue };
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
