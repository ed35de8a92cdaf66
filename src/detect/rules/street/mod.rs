//! Street lines: number, name and suffix with unit, post boxes, highways, and the order of other languages.

mod highway;
mod name;
mod named;
mod postbox;
mod prefixed;
mod unit;
mod unsuffixed;

use super::anchors::{Anchors, LEADS};
use super::words::words;
use super::{Rule, scan};
use crate::text::{Document, TokenKind};
use crate::{Category, Entity};
use named::Suffix;

/// Finds street lines.
pub(super) const RULE: Rule = Rule {
    name: "street",
    about: "Street addresses with unit, post boxes, highways, streets named alone",
    categories: &[Category::Street],
    words: &[&ANCHORS.prints],
    kinds: LEADS,
    find,
};

/// What an address is recognised by.
#[derive(Debug, Clone, Copy)]
enum Anchor {
    /// The last word of a street's name.
    Suffix(Suffix),
    /// `Box`
    Box,
    /// `Route 9`, `Highway 61`
    Highway,
    /// `US 460`, `I-20`: also ultrasound and iodine
    Numbered,
    /// `E 75th`
    Direction,
    /// `Address:`
    Label,
    /// The first word of a street's name: `Calle`, `rue`, `Jalan`
    Prefix,
    /// `Blk 417 …`
    Block,
}

words! {
    ANCHORS: Anchor =
        "street avenue boulevard road lane parkway terrace crescent" => Anchor::Suffix(Suffix::Full),
        "ave av rd blvd ln pkwy tpke cres turnpike expressway pde" => Anchor::Suffix(Suffix::Full),
        "st" => Anchor::Suffix(Suffix::St),
        "drive court place way circle square trail loop row walk close grove gardens mews ridge cove trace pike crossing bend \
         alley terr trce run path hill view point plaza commons heights landing pass corso colony esplanade parade nagar \
         marg wharf quay broadway" => Anchor::Suffix(Suffix::Word),
        "dr ct pl ter cir sq trl cv aly lp" => Anchor::Suffix(Suffix::Short),
        "box bag" => Anchor::Box,
        "highway hwy route rte interstate freeway" => Anchor::Highway,
        "us i fm sr cr bia s" => Anchor::Numbered,
        "n e w ne nw se sw" => Anchor::Direction,
        "address addr add residence lives home" => Anchor::Label,
        "calle carrera avenida rua rue jalan jln lorong chemin viale piazza paseo heol ffordd camino calçada plaça platz \
         ulica ul via strada largo" => Anchor::Prefix,
        "blk block" => Anchor::Block,
}

fn find(doc: &Document<'_>, anchors: Anchors<'_>, out: &mut Vec<Entity>) {
    let mut found = Vec::new();
    for (i, token) in anchors {
        if token.kind != TokenKind::Word {
            continue;
        }
        match ANCHORS.get(token.hash) {
            None => prefixed::compound(doc, i, &mut found),
            Some(Anchor::Suffix(suffix)) => named::at(doc, i, suffix, &mut found),
            Some(Anchor::Box) => postbox::at(doc, i, &mut found),
            Some(Anchor::Highway) => highway::named(doc, i, &mut found),
            Some(Anchor::Direction) => unsuffixed::directed(doc, i, &mut found),
            Some(Anchor::Label) => unsuffixed::labelled(doc, i, &mut found),
            Some(Anchor::Numbered) => highway::lettered(doc, i, &mut found),
            Some(Anchor::Prefix) => prefixed::at(doc, i, &mut found),
            Some(Anchor::Block) => prefixed::block(doc, i, &mut found),
        }
    }
    scan::keep_longest(&mut found);
    out.append(&mut found);
}

words! {
    /// Words before a street that is named without a number.
    PLACED: () = "on off near along at to of onto corner via between outside lives live driving addr address over" => ()
}

/// Whether a word before token `i` says that a place follows.
fn is_placed(doc: &Document<'_>, i: usize) -> bool {
    let at = i.saturating_sub(1 + usize::from(matches!(doc.lower_at(i, -1), "the" | ":" | "(" | "\"")));
    i > 0 && PLACED.has(scan::hash(doc, at)) && scan::same_line(doc, at, i)
}

#[cfg(test)]
mod tests;
