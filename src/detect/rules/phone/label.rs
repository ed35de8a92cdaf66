//! What the words before a number say it is.

use crate::detect::rules::scan::{hash, is_time, same_line};
use crate::detect::rules::words::words;
use crate::text::{Document, TokenKind};

/// What a number is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A telephone.
    Phone,
    /// A telephone by a word that may also tell of a fax's sender or receiver: `office`, `line`.
    Place,
    /// A fax.
    Fax,
    /// A pager, bleep or short internal number.
    Pager,
    /// Another kind of number.
    Other,
}

words! {
    LABELS: Label =
        "phone phones ph tel tele telephone telephoned tél te1 tei cell cellphone cel mobile mob landline callback call called \
         calls calling caller text texted texting sms whatsapp ring rings rang voicemail vm cb dial direct did hotline \
         tollfree toll-free toll answering hp h/p handphone phoned telecom workphone homephone dsn c/b celular teléfono \
         telefono móvil movil téléphone telefon mobil handy portable tty wk hm" => Label::Phone,
        "reach reached contact home work office desk line alt daytime evening nights" => Label::Place,
        "fax faxed faxes fx telefax facsimile efax fax'd vfax vfaxed fastfax" => Label::Fax,
        "pager pgr paged page beeper beep bleep vocera spectralink ascom dect pagette poste cordless zone spok" => Label::Pager,
        "mrn nhs chi nhi hosp acct account policy member subscriber group claim ref reference serial sn lot npi dea license \
         licence lic ssn sin ssa aadhaar passport acc id ids isbn upc udi invoice auth authorization authorisation csn fin \
         waybill tracking visa iban dl bsb tfn medicare medicaid hcn phn ohip nino rxbin rxpcn rx prescription icd cpt loinc \
         snomed zip postal ein vin gmc nmc ahpra ihi uhid abha badge barcode conf confirmation" => Label::Other,
}

words! {
    /// Words that tell nothing, between a label and its number.
    FILLERS: () =
        "number numbers no num nr is was at on the to her his my our your their by from me us him them back for of and or a an \
         this that s if any in w with new best old please reply form forms results result records request returned \
         ok who she he via x still off after personal private wife's mom's dad's same confirmed only" => ()
}

/// How many words before a number are looked at.
const REACH: usize = 7;

/// What the words before token `i` say, and how many words stand between; the nearest label counts, but a word for a
/// place gives way to a fax.
pub(super) fn before(doc: &Document<'_>, i: usize) -> Option<(Label, usize)> {
    let mut between = 0;
    let mut place = None;
    for j in (i.saturating_sub(2 * REACH)..i).rev().take_while(|&j| same_line(doc, i, j)) {
        let Some(token) = doc.token(j) else { break };
        match token.kind {
            // Another number ends the search, a small count or a time does not.
            TokenKind::Number if token.len() > 2 && !is_time(doc, j) => break,
            TokenKind::Punct if matches!(doc.word(j), ";" | "|" | "^") => break,
            TokenKind::Punct | TokenKind::Number => {}
            TokenKind::Word => {
                match label_at(doc, j) {
                    Some(Label::Place) => place = place.or(Some((Label::Phone, between))),
                    Some(Label::Fax) if between <= REACH => return Some((Label::Fax, between)),
                    Some(label) => return place.or(Some((label, between))),
                    None => {}
                }
                between += usize::from(!FILLERS.has(token.hash));
                if between > REACH {
                    break;
                }
            }
        }
    }
    if place.is_some() {
        return place;
    }
    let field = doc.label_of(i);
    if field.end + REACH < i {
        return None;
    }
    field
        .rev()
        .find_map(|j| label_at(doc, j))
        .map(|label| (if label == Label::Place { Label::Phone } else { label }, 1))
}

fn label_at(doc: &Document<'_>, j: usize) -> Option<Label> {
    match LABELS.get(hash(doc, j)) {
        // `caller ID 304-…` against `Call #2951849`
        Some(Label::Other) if doc.lower_at(j, -1) == "caller" => Some(Label::Phone),
        Some(Label::Phone) if doc.word(j + 1) == "#" && doc.lower_word(j) == "call" => Some(Label::Other),
        // `"text": "…"` is a message.
        Some(Label::Phone) if doc.lower_word(j) == "text" && matches!(doc.word(j + 1), "\"" | ":") => None,
        // `H&C no.`: a health number
        None if doc.lower_word(j) == "c" && doc.lower_at(j, -1) == "&" => Some(Label::Other),
        label => label,
    }
}

/// Whether token `i` stands behind `from` or `to` on a line that speaks of a fax: the header of a fax.
pub(super) fn is_fax_header(doc: &Document<'_>, i: usize) -> bool {
    let (Some(token), Some(line)) = (doc.token(i), doc.line_of(i)) else { return false };
    let before = doc.lower().get(line.start as usize..token.start as usize).unwrap_or("");
    let before = before.trim_end_matches([' ', '\t', ':', '(']);
    // A scanner reads `FR0M` and `T0`.
    let directed = ["from", "fr0m", " to", " t0"].iter().any(|word| before.ends_with(word));
    directed && line.tokens().take(24).any(|j| LABELS.get(hash(doc, j)) == Some(Label::Fax))
}

/// Whether a fax is named right behind the number that ends before token `i`: `555-0112 (fax)`.
pub(super) fn is_fax_behind(doc: &Document<'_>, i: usize) -> bool {
    let at = i + usize::from(doc.word(i) == "(");
    same_line(doc, i, at)
        && LABELS.get(hash(doc, at)) == Some(Label::Fax)
        && matches!(doc.word(at + 1), ")" | "." | "," | "" | ";" | "]" | "|")
}

/// The letter right before the number at token `i`, as in `T: …`, `F …`, `(p) …`.
pub(super) fn letter(doc: &Document<'_>, i: usize) -> Option<Label> {
    let mut at = i.checked_sub(1)?;
    while at > 0 && matches!(doc.word(at), ":" | "." | ")" | "(" | "+") {
        at -= 1;
    }
    if !same_line(doc, at, i) || doc.lower_at(at, -1) == "&" || doc.token(at).is_none_or(|t| !t.spaced) {
        return None;
    }
    match doc.lower_word(at) {
        "f" => Some(Label::Fax),
        "t" | "p" | "m" | "c" | "h" | "w" | "o" => Some(Label::Phone),
        _ => None,
    }
}
