//! License: driving, professional and medical licences, DEA, NPI, passports, visas, tribal cards, certificates.

use super::checksum;
use super::shape::{Shape, any};
use super::table::Labels;
use crate::Category::{self, License};

pub(super) const LABELS: Labels = Labels {
    category: License,
    strong: "npi,n p i,dea,d e a,driver license,drivers license,driver s license,driver licence,\
        drivers licence,driving licence,driving license,dl,cdl,medical license,medical licence,\
        nursing license,rn license,passport,gmc,nmc,nmc pin,hcpc,ahpra,cpso,cpsbc,cpsa,cno reg,hpcsa,mcnz,\
        ncnz,mdcn,mdcn folio,nmcn,kmpdc,kmpdc reg,tcmc,tnmc,omc,dmc reg,mci reg,pmdc,pmc,prc,prc lic,ptr,\
        hkmc,mmc,mcr,imc,phecc,nrcme,nrp,nremt,ncpdp,clia,ccn,provider no,provider number,prescriber no,\
        prescriber number,practice no,twic,twic card,tribal id,tribal enr,tribal enrollment,tribal card,\
        cib card,enrollment card,visa no,visa number,visa stamp,residence permit,work permit,\
        naturalization certificate,natz cert,matricula consular,matrícula consular,census no,\
        census number,status card,status no,hpr,hpr nr,mdpcz,mdpcz reg,asha,naati,opq,optmq,dha,\
        dhalicence,dha licence,icvp no,psych license,bar number,state license,state lic,reg no license,\
        dhcc,moh license,food handler card,seamans book,blue badge,parole i 94 no,i 94 no,nck,gc reg,\
        crna lic,rn lic,oeuk registered,pharmacy license,provider license,licensure,driver number,\
        licensenumber,licence,license,lic,lics,gmc pin,nmc registration,visas,mchk,an bord altranais,nmbi,\
        céd prof,notary commission,commission no,npl,regd no,medical registration",
    medium: "cert,certificate,permit,registration no,registration number,reg no,roll,visa grant,msp,payee,\
        drivers,rn cert,licensed,tribal member,enrolled member,lic plate no,cno,gcrb",
    weak: "registered,examiner,scfhs,ibclc,rn",
    near: "issued,prescriber",
};

pub(super) const SHAPES: &[Shape] = &[
    row("AA9999999", is_dea, 88, "license.dea"),
    // Australia's AHPRA: a profession of three letters and ten digits.
    row("AAA0009999999", any, 92, "license.ahpra"),
];

const fn row(pattern: &'static str, check: fn(&[u8]) -> bool, confidence: u8, rule: &'static str) -> Shape {
    Shape { pattern, check, category: Category::License, confidence, rule }
}

/// The first letter is the kind of registrant.
fn is_dea(value: &[u8]) -> bool {
    let Some(([kind, _], digits)) = value.split_first_chunk::<2>() else { return false };
    let Some((check, payload)) = digits.split_last() else { return false };
    b"ABCDEFGHJKLMPRSTUX".contains(kind) && checksum::dea(payload) == Some(*check)
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use crate::Category::License;

    #[test]
    fn finds_licences_and_leaves_the_rest() {
        for (text, want) in [
            ("NPI 1760388247", vec!["1760388247"]),
            ("DEA FV5690587", vec!["FV5690587"]),
            ("TX lic. N4913", vec!["N4913"]),
            ("NC DL 000041772935", vec!["000041772935"]),
            ("DL: LA 009424603", vec!["009424603"]),
            ("Passport (Iceland) A3866805", vec!["A3866805"]),
            ("GMC 6047591", vec!["6047591"]),
            ("NMC PIN 14I0622E", vec!["14I0622E"]),
            ("AHPRA MED0001936287", vec!["MED0001936287"]),
            ("CPSO 88140", vec!["88140"]),
            ("Hgb 10.4 g/dL 11.7-15.5", vec![]), // a reference range
            ("licensed for 12 years", vec![]),   // a time
            ("PR 104/min", vec![]),              // a pulse
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == License).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }
}
