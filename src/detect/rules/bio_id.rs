//! BioID: fingerprints, voiceprints, iris and face templates, DNA and cord-blood samples.

use super::table::Labels;
use crate::Category::BioID;

pub(super) const LABELS: Labels = Labels {
    category: BioID,
    strong: "dna ref,dna sample,dna tube,dna kit,dna card,dna vial,dna aliquot,dna punch,fingerprint card,\
        fingerprint ref,fingerprint template,voiceprint,voice print,retina scan,retinal scan,iris scan,\
        iris template,iris code,palm scan,palm vein,palm template,face template,faceprint,\
        face id template,biometric,biometric template,footprint card,cord blood,cord blood unit,cbu,\
        thumbprint,thumb print,thumb scan,thumb impression,finger scan,livescan,livescan ref,\
        genome sample,hla sample,hla typing sample,hla lab,saliva kit,buccal kit,buccal swab,spit kit,\
        swab kit,handprint,genetic sample,dna archive,typing sample,afis,tissue profile,cord sample,\
        germline kit,biobank,germ dna tube,dna swab,fp ref,print card,hand geometry",
    medium: "dna,fingerprint,fingerprints,template,prints,iris,retina,kindred,genome,hla,crossmatch tube,\
        print scan,buccal,gridid,saliva,germline,voice sample",
    weak: "thumb,finger,palm,sample barcode",
    near: "biometrics,genetics,genetic,gene,nipt,cord,embryo,embryos,sperm,oocytes,brca,newborn screen,\
        dbs,swab,swabs,footprints,handprints,apheresis,cord blood kit,cord blood to,lynch,carrier",
};

#[cfg(test)]
mod tests {
    use super::super::label::found;
    use crate::Category::BioID;

    #[test]
    fn finds_samples_of_the_body_and_leaves_the_rest() {
        for (text, want) in [
            ("DNA ref CL-DNA-16-10411", vec!["CL-DNA-16-10411"]),
            ("fingerprint card IMC-FP-07741 taken", vec!["IMC-FP-07741"]),
            ("\"voiceprint\":\"vp:8c1e-99aa-2043\"", vec!["vp:8c1e-99aa-2043"]),
            ("CBU ID: NYBC-7-1018-2763", vec!["NYBC-7-1018-2763"]),
            ("DNA sent to the lab today, tube D24-91283-T1", vec!["D24-91283-T1"]), // the tube carries what was said before
            ("HBV DNA 340 IU/mL", vec![]),                                          // a viral load
            ("HLA B27 positive", vec![]),                                           // a type
            ("retinal detachment, iris normal", vec![]),                            // findings
        ] {
            let values: Vec<_> = found(text).into_iter().filter(|f| f.1 == BioID).map(|f| f.0).collect();
            assert_eq!(values, want, "{text}");
        }
    }
}
