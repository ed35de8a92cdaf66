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
