//! Words around a number that speak for or against a date.

use super::anchors::{ANCHORS, Anchor};
use crate::detect::rules::scan::{hash, words_before};
use crate::detect::rules::words::words;
use crate::text::Document;

words! {
    /// Weight of a word before the number, nearest counts most.
    BEFORE: i8 =
        "on since from until til till thru through by before after between dated date dob dos doa dod doi lmp lnmp edd edc \
         born birthdate birthday birth bday db d.o.b yob due eff effective exp expires expiry expired as-of wef ddb" => 40,
        "seen admitted adm admit admission discharged discharge dc'd started start stopped placed done drawn sent signed \
         dictated transcribed collected received rec'd recd reviewed printed faxed scanned filed logged reported typed \
         last next prior appt appointment visit f mtg meeting followup surgery filled refilled given echo ct mri cxr ekg \
         ecg labs lab cx culture cultures clinic sched scheduled booked rtc ret return called arrived transferred diagnosed \
         dx dx'd injury onset session today tonight tomorrow yesterday late early mid week w/e removed implanted \
         colonoscopy mammogram biopsy bx scan read ran updated renewed issued verified hearing court held trial \
         period resubmitting restart restarts due-back excision extubated intubated egd tte bal bcx transfusion \
         exchange hartmann us excised ended ending starts mmr pep igim titer found list chart addn paste \
         infectious symptoms symptom cath line hd level a1c neg negative back" => 25,
        "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday" => 40,
        "pain score scores strength motor str murmur sem bp abp nibp sbp b/p apgar apgars gcs mmse moca slums phq gad grade \
         power reflexes reflex dtr dtrs pulses pulse va vision visual acuity ratio rass flacc cpot mood anxiety scale nihss \
         bishop met mets severity intensity borg vas nprs sensation tone cn bilat bilaterally intact quad quads \
         grip hamstring ext flex dorsiflexion abduction scored rated rating about nearly one two three half \
         pip dp pt dorsalis radial effort urgency bother energy sleep appetite step mallampati lochia fundus \
         systolic diastolic grades kellgren angina items correct recall orientation oriented rest worst best \
         ratios epworth ess tinetti beighton berg edss updrs madrs bprs panss gaf cage audit dast minicog epds edinburgh braden \
         morse norton lequesne ehl gastroc abd ishihara gds katz lawton faq reasoning appreciation understanding bed room v version ver \
         firmware fw sw software release rev epap apap pap exon exons dilution diluted pack packs drank drinks ate eats eaten hct inr hgb x mix bottle tumor stage \
         tsp tbsp cup c5 c6 l4 l5 station effacement visit's fio2 bipap cpap ipap pc settings peep ps vent trach gravida" => -50
}

words! {
    /// Words right behind a number that make it no date.
    AFTER: () =
        "strength murmur sem systolic diastolic tab tabs tablet tablets ns dose normal saline cup cups pack packs ppd pain \
         reflexes bilaterally bilat pulses power throughout severity scale score effort in inch lb lbs pound tsp tbsp \
         hpf lpf mmhg bpm pill pills of teaspoon strength's pitting edema dtrs motor grip out correct fluids d5 cmh2o cmh cm \
         rhythm dilution ml mg l positive neg negative nodes node lns margins cores beats wk wks way thickness full \
         correctly criteria points pts times sets attempts trials wet hour hr hours sem's holosystolic at-rest" => ()
}

/// The weight of prepositions and labels.
const LABEL: i32 = 40;

words! {
    /// Words passed over.
    FILLERS: () = "the of a about approx circa this her his" => ()
}

/// How much the words before token `i` speak for a date (negative: against), of the three nearest.
pub(super) fn before(doc: &Document<'_>, i: usize) -> i32 {
    let mut weight = 0;
    for (rank, j) in words_before(doc, i, 3).enumerate() {
        let Some(w) = BEFORE.get(hash(doc, j)).map(i32::from).filter(|_| !FILLERS.has(hash(doc, j))) else {
            continue;
        };
        if w < 0 {
            return weight + if rank == 0 { w } else { w * 3 / 4 };
        }
        if weight > 0 {
            continue;
        }
        let governs =
            LABELS.has(hash(doc, j)) || matches!(ANCHORS.get(hash(doc, j)), Some(Anchor::Weekday(_)));
        weight = match rank {
            0 => w,
            // A preposition governs what stands right behind it.
            _ if w >= LABEL && !governs => w / 3,
            1 => w * 3 / 4,
            _ => w / 2,
        };
        if governs {
            break;
        }
    }
    weight
}

/// Whether token `next`, right behind a number, makes it no date.
pub(super) fn denied_by(doc: &Document<'_>, next: usize) -> bool {
    AFTER.has(hash(doc, next)) || matches!(doc.word(next), "%")
}

/// Whether token `i` stands right behind a weekday.
pub(super) fn after_weekday(doc: &Document<'_>, i: usize) -> bool {
    words_before(doc, i, 1).any(|j| matches!(ANCHORS.get(hash(doc, j)), Some(Anchor::Weekday(_))))
}

words! {
    /// Labels of identifiers.
    NUMBER: () = "no number num nr mrn chart id acct account case file record ssn policy member group phone tel fax" => ()
}

/// Whether the word before token `i` says that an identifier follows.
pub(super) fn numbered(doc: &Document<'_>, i: usize) -> bool {
    doc.lower_at(i, -1) == "#" || words_before(doc, i, 1).any(|j| NUMBER.has(hash(doc, j)))
}

words! {
    /// Labels that make nearly any number behind them a date.
    LABELS: () =
        "dob d.o.b birth born birthdate birthday bday date dated dos doa dod doi yob lmp edd edc dates doe dov" => ()
}

/// Whether a label of a date stands in the field's label or in the two words before token `i`.
pub(super) fn labelled(doc: &Document<'_>, i: usize) -> bool {
    doc.label_of(i).rev().take(4).chain(words_before(doc, i, 2)).any(|j| LABELS.has(hash(doc, j)))
}
