//! IDNum: every other number that points to one person or case.

use super::shape::{Shape, any};
use super::table::Labels;
use crate::Category::{self, IDNum};

pub(super) const LABELS: Labels = Labels {
    category: IDNum,
    strong: "accession,accessionnumber,csn,encounterid,visitid,claimnumber,caseid,orderid,lab no,\
        lab number,lab id,requisition,confirmation code,confirmation,auth code,prior auth,\
        prior authorization,precert,our ref,your ref,your reference,reference,dict job,dictation job,\
        staff no,staff id,inmate,tdcj,cdcr,bop reg,prison no,nomis,a number,uscis no,unos,optn id,\
        recipient no,match run,din,isbt,blood unit,unit nos,bag no,bag nos,bag number,unit number,irb,\
        participant code,study subject,randomization no,incident report,event report,cause no,index no,\
        tracking,airbill,waybill,awb,cad,call id,call sign,trip no,mission,tasking,film no,image set,\
        exam no,eeg no,mlc no,case ref,case reference,dod id,edipi,tin,ein,usdot,control no,dcn,trace,rma,\
        ubrn,session id,transaction id,nct,surgical path,surgical pathology no,slip no,slip nos,form no,\
        consent no,consent form no,sheet no,cert no ref,service no,oen,certified mail,dt no,log no,\
        ration card,client no,client id,person id,family number,guarantee letter,app no,application no,\
        application number,membership no,membership number,mems no,c file,svc no,notif no,work order,\
        account ref,ship no,case ids,rn kaunter,patient ref,biopsy accession,acc,accn,rnd no,kit no,\
        kit number,kit id,tissue id,graft id,specimen label,po no,po number,ems no,medicare claim,\
        control number,tx no,device order,run no,order no,ed no,lock no,opd ref,airway bill",
    medium: "specimen,encounter,enc,visit,claim,clm,case,case file,req,prescription,rx,conf,auth,\
        authorization,authorisation,authorisation code,ref,ticket,tkt,tix,job,badge,emp,employee,\
        employee badge,protocol,subject,subj,participant,incident,inc,event,matter,biomed ticket,path,\
        surg path,pathology,cyto,histology,biopsy,fna,donor,candidate,alien,registry,workers comp claim,\
        wc claim,complaint,exposure,outbreak,screening,booking,booking ref,ctrl,cpms,adc,doc,bkg,sid,pfn,\
        narration,waiver cert,ward receipt,cert ref,referral,transfer ref,dispatch ref,service ref,\
        doc ref,kindred no,appeal,intake,grievance,citation,lab ref,call ref,ride id,student,crash report,\
        incident rpt,safety report,barcode,chain of custody,coc,chain,custody,datix,warrant,interpreter,\
        interp,operator,officer,deputy,ofc,fob,token,voucher,receipt,armband,wristband no,band,seal,env,\
        envelope,sample,med event,study,trial,irb approved,isolate,abstract,pcr,invoice,inv,cooler,\
        dictation,dictated job,dict,transcription,txn id,msg,message,thread,fin,edrs case,me no,fin code,\
        unit nbr,preapproval,request,docket,prot,incid,compl,occurrence,membership,fedex,custody numbers,\
        trauma alert num,bands,specimens,claims,cases,tickets,encounters,visits,accessions,subjects,\
        receipts,badges,evt,compl no,rcpt,rpt no",
    weak: "unit,units,bag,kit,log,form,card,sheet,number,slip,locker,application,letter no,notification,\
        po,release no,tube,vial,aliquot,label,lbl,plate no id,spec,cx,tele id,cart id,prbc,prbcs,\
        whole blood,acct ref,order,run,exam,report,file,trip,track,samples,orders,plt no",
    near: "",
};

pub(super) const SHAPES: &[Shape] = &[
    // Blood units by ISBT 128: facility, year, serial, and sometimes two flag characters.
    row("A9999 99 999999 99", any, 94, "id-number.blood-unit"),
    row("A9999 99 999999", any, 94, "id-number.blood-unit"),
    row("A999999999999", any, 86, "id-number.blood-unit"),
    row("NCT99999999", any, 92, "id-number.trial"),
    // Alien registration numbers.
    row("A999 999 999", |v| v.first() == Some(&b'A'), 86, "id-number.alien"),
    row("A 999 999 999", |v| v.first() == Some(&b'A'), 86, "id-number.alien"),
    row("A 999-999-999", |v| v.first() == Some(&b'A'), 86, "id-number.alien"),
];

const fn row(pattern: &'static str, check: fn(&[u8]) -> bool, confidence: u8, rule: &'static str) -> Shape {
    Shape { pattern, check, category: Category::IDNum, confidence, rule }
}

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use crate::Category::IDNum;

    #[test]
    fn finds_case_numbers_and_leaves_the_rest() {
        for (text, want) in [
            ("accession SP-23-17686", vec!["SP-23-17686"]),
            ("CSN 30092615573", vec!["30092615573"]),
            ("claim no. 0FK-8443", vec!["0FK-8443"]),
            ("case # 72679", vec!["72679"]),
            ("unit W0381 21 744493", vec!["W0381 21 744493"]),
            ("bag nos. 24-G-8881, 24-G-8882", vec!["24-G-8881", "24-G-8882"]),
            ("Rx 7036412, levothyroxine", vec!["7036412"]),
            ("Our ref: AKM/jf/5133284", vec!["AKM/jf/5133284"]),
            ("job one one four six.", vec!["one one four six"]),
            ("order 40 mg now", vec![]),        // a dose
            ("case 3 of 5", vec![]),            // a count
            ("phase 2 study, visit 3", vec![]), // a phase
            ("visit in 04/2021", vec![]),       // a month
            ("T 38.1, P 104 on exam", vec![]),  // vitals
            ("report of 2019", vec![]),         // a year
            ("claim: CPT 99214", vec![]),       // a code
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == IDNum).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }
}
