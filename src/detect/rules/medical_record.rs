//! MedicalRecord: MRN, chart, hospital and patient numbers, and the patient identifiers of national health
//! services (NHS, CHI, H&C, NHI, IHI, UHID, HRN).

use super::checksum;
use super::shape::{Shape, checked, is_dmy};
use super::table::Labels;
use crate::Category::MedicalRecord;

pub(super) const LABELS: Labels = Labels {
    category: MedicalRecord,
    strong: "mrn,m r n,med rec,medical record,medical records number,umrn,urn no,emrn,mrnumber,\
        medicalrecordnumber,hospital number,hospital no,hospital unit number,hospital mrn,unit record,\
        patient id,patientid,patient number,patient no,patient identifier,pt id,pt no,pt number,px no,\
        ihs chart,uhid,uhlds,uhids,ihi,hrn,nhc,health record number,health record no,\
        hospital record number,empi,mpi,enterprise id,opd regn,opd no,op number,epic id,cerner id,\
        register no,hospital registration,temp mrn,old mrn,alias mrn,wristband mrn,mrns,hospital reg no,\
        file number mrn,ur #,clinic number,clinic no,clinic id,unit no,client chart,n cartella,cartella,\
        historia clinica,prontuario,hist no,registro,fileno,res no,card no anc,spoke mrn,hospital id",
    medium: "mr,chart,nhs,chi,nhi,h c,ur,hosp,ch,record,folder,regn,op no,mrs no,medrec,charts,chart ref,\
        ip,rn kad,med record,facility mr,iis id,hosp mrn,hist,expediente,urn",
    weak: "register,registration,patient,client,pt,px,hospital",
    near: "wristband,bracelet",
};

pub(super) const SHAPES: &[Shape] = &[
    // Australia's IHI is a Luhn number of the prefix 8003 60.
    Shape {
        pattern: "8003~6099~9999~9999",
        check: |v| checked(v, checksum::luhn),
        category: MedicalRecord,
        confidence: 95,
        rule: "medical-record.ihi",
    },
    // Without a label a telephone number looks the same, so this is evidence only.
    Shape {
        pattern: "999 999 9999",
        check: |v| checked(v, checksum::nhs),
        category: MedicalRecord,
        confidence: 60,
        rule: "medical-record.nhs",
    },
    // Scotland's CHI starts with the date of birth.
    Shape {
        pattern: "9999999999",
        check: |v| is_dmy(v) && checked(v, checksum::nhs),
        category: MedicalRecord,
        confidence: 75,
        rule: "medical-record.chi",
    },
];

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use crate::Category::MedicalRecord;

    #[test]
    fn finds_record_numbers_and_leaves_the_rest() {
        for (text, want) in [
            ("MRN 2734207 admitted", vec!["2734207"]),
            ("chart # 01-36-22", vec!["01-36-22"]),
            ("Hosp. No.: 19-5569-08", vec!["19-5569-08"]),
            ("NHS 651 162 5369 and", vec!["651 162 5369"]),
            ("CHI 1709630857", vec!["1709630857"]),
            ("NHI ZKD4038", vec!["ZKD4038"]),
            ("UHID: MICS.0000628528", vec!["MICS.0000628528"]),
            ("H&C no. 387 213 0945", vec!["387 213 0945"]),
            ("folder TBH 446 384 878", vec!["TBH 446 384 878"]),
            (
                "mrn is five five zero one eight two dash nine admitted",
                vec!["five five zero one eight two dash nine"],
            ),
            ("Mr. 4 beds, chart reviewed 3/4/2021", vec![]), // a title, a review
            ("patient 12 of 40", vec![]),                    // a count
            ("MR 2+ with jet area 4.1", vec![]),             // mitral regurgitation
        ] {
            let values: Vec<_> =
                found(text).into_iter().filter(|f| f.1 == MedicalRecord).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }
}
