//! HealthPlan: member, subscriber, policy, group and beneficiary numbers of insurers and national schemes.

use super::checksum;
use super::shape::{Shape, any, checked};
use super::table::Labels;
use crate::Category::{self, HealthPlan};

pub(super) const LABELS: Labels = Labels {
    category: HealthPlan,
    strong: "memberid,subscriberid,policynumber,group number,group no,group id,mbi,hicn,hic,\
        health insurance claim number,insurance id,insurance number,insurance no,insurance policy,ins id,\
        id member,phn,phin,hcn,ohip,health card,healthcard,abha,philhealth,nhif,ramq,medical card,gms,\
        gms card,dva gold,dva,ehic,ehic card,recipient id,cin,bic,certificate of coverage,health plan id,\
        plan id,umid,hsn,dbn,chip perinatal no,providerone,mediclaim,hlc,mid,versichertennummer,\
        krankenkasse nummer,versichertennr,nhf card,sehat card,bsky card,golden card,green rx,kschma,\
        subscriber,subscr,cardholder id,bin pcn,rx grp,rxgrp,nihb prior approval,medicare card,\
        medicaid card,insurance card,insurance card says,member card,membercard,coverage id,\
        contract number,sub id,medicare mbi,hc no,hc number,health insurance,health care no,\
        health care number",
    medium: "member,mbr,policy,grp,medicare,medicaid,mcaid,mcare,medi cal,medicaid recipient,tricare,\
        beneficiary,enrollee,enrolee,hmo id,ppo id,aetna id,bcbs id,insured id,insured no,nhis,nhia card,\
        sha,nhf,hmo card,ahcccs,masshealth,tenncare,medicaid mco,med aid,medical aid,ins policy,pol,\
        payer id,memb",
    weak: "group,insurance,ins,payer,insurer,coverage,contract,aetna,cigna,humana,bcbs,anthem,blue cross,\
        blue shield,bluecross,blueshield,blue cross blue shield,uhc,united healthcare,unitedhealthcare,\
        kaiser,kaiser permanente,molina,ambetter,centene,wellcare,oscar health,healthfirst,caresource,\
        amerigroup,highmark,premera,regence,carefirst,tufts,harvard pilgrim,health net,geoblue,bupa,vhi,\
        laya,medibank,nib,axa,allianz,delta dental,eyemed,vsp,guardian,metlife,mutual of omaha,aarp,optum,\
        selecthealth,ucare,healthpartners,geisinger,emblemhealth,fidelis,metroplus,horizon,keystone first,\
        priority health,discovery,bonitas,hygeia,maxicare,daman,supp,chas",
    near: "insured,policyholder,policy holder,guarantor,dependent,health plan,health plans,ppo,hmo,\
        advantage plan",
};

pub(super) const SHAPES: &[Shape] = &[
    // Medicare Beneficiary Identifier.
    row("9AN9-AN9-AA99", any, 96, "health-plan.mbi"),
    row("9AN9AN9AA99", any, 94, "health-plan.mbi"),
    row("999999999WA", any, 92, "health-plan.providerone"),
    row("9999~999~999~AA", any, 92, "health-plan.ohip"),
    row("99-9999-9999-9999", any, 93, "health-plan.abha"),
    row("AAAA 9999 9999", any, 92, "health-plan.ramq"),
    row("9999 99999 9", is_medicare_au, 90, "health-plan.medicare-au"),
];

const fn row(pattern: &'static str, check: fn(&[u8]) -> bool, confidence: u8, rule: &'static str) -> Shape {
    Shape { pattern, check, category: Category::HealthPlan, confidence, rule }
}

/// The ninth digit checks the first eight; the tenth is the issue number.
fn is_medicare_au(value: &[u8]) -> bool {
    value.split_last().is_some_and(|(_, nine)| checked(nine, checksum::medicare_au))
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use crate::Category::HealthPlan;

    #[test]
    fn finds_plan_numbers_and_leaves_the_rest() {
        for (text, want) in [
            ("Member ID: H73920518-01", vec!["H73920518-01"]),
            ("Medicare 4TE8-PW2-RK91", vec!["4TE8-PW2-RK91"]),
            ("Aetna, policy W2061 00962", vec!["W2061 00962"]),
            ("Insurance: Midwest Health Plan, 0018376221", vec!["0018376221"]),
            ("OHIP 4471-902-638 VR", vec!["4471-902-638 VR"]),
            ("Medicare 3950 71848 7 ref 2", vec!["3950 71848 7"]),
            ("ABHA: 56-0785-9855-7153", vec!["56-0785-9855-7153"]),
            ("Group: B0417", vec!["B0417"]),
            ("Medicare G0438 annual visit", vec![]),    // a procedure
            ("group 3 pulmonary hypertension", vec![]), // a class
            ("Medicaid since 2019", vec![]),            // a year
            ("plan: ASA 100 mg", vec![]),               // a dose
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == HealthPlan).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }
}
