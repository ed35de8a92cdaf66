//! Words that say what kind of institution or place a name is of, not which.

/// Whether the folded word says a kind.
pub(super) fn is_kind(word: &str) -> bool {
    KINDS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const KINDS: &[&str] = &[
    "abbey", "academy", "action", "adolescent", "adolescents", "adult", "advanced", "affairs", "ag", "agency",
    "air", "airbase", "airlines", "airport", "airways", "alf", "allergy", "alliance", "ambulance", "ambulatory",
    "ame", "animal", "ankle", "annex", "annexe", "apartments", "apotheke", "apts", "area", "arena", "army",
    "arthritis", "asc", "assisted", "associates", "association", "assurance", "asthma", "auditorium",
    "authority", "auto", "bakery", "bank", "baptist", "base", "bay", "beach", "behavioral", "behavioural",
    "birth", "bluff", "bluffs", "board", "boat", "breathing", "brewery", "bridge", "building", "bureau", "burn",
    "bus", "c", "cabinet", "cafe", "camp", "campus", "cancer", "canyon", "cape", "cardiac", "cardiology",
    "cardiovascular", "care", "casino", "cathedral", "catholic", "cboc", "ccss", "ccu", "cemetery", "center",
    "central", "centre", "centro", "chapel", "charity", "chc", "chemical", "chest", "child", "children",
    "childrens", "chr", "chu", "church", "cisss", "city", "ciusss", "clinic", "clinica", "clinico", "clinics",
    "clinique", "clsc", "club", "co", "college", "comm", "commission", "community", "company", "congregation",
    "construction", "consulate", "convalescent", "convent", "coop", "cooperative", "corp", "corporation",
    "correctional", "corrections", "council", "county", "court", "courthouse", "cove", "credit", "creek", "ctr",
    "cvicu", "dairy", "dam", "daycare", "dental", "department", "depot", "dept", "dermatology", "desert",
    "detox", "diagnostic", "diagnostics", "dialysis", "diner", "diocese", "disease", "diseases", "dispensary",
    "distribution", "district", "dock", "docks", "doctors", "dorm", "dormitory", "downtown", "eastside",
    "ecole", "ed", "eglise", "eldercare", "electric", "elementary", "embassy", "emergency", "ems", "endocrine",
    "endocrinology", "endoscopy", "energy", "engineering", "ent", "episcopal", "equipment", "er", "escuela",
    "ev", "evaluation", "evaluations", "evangelisches", "express", "eye", "facility", "factory", "fairgrounds",
    "falls", "family", "farm", "farmacia", "farms", "federal", "federation", "fellowship", "ferry", "fertility",
    "fhc", "field", "fields", "fire", "floor", "foods", "foot", "forest", "foundation", "foundry", "freight",
    "furniture", "gallery", "garage", "garden", "gardens", "gas", "gemeinschaftspraxis", "general", "genetics",
    "genomics", "gesundheitszentrum", "gi", "gmbh", "gp", "grill", "group", "guild", "gurdwara", "gym", "hall",
    "harbor", "hardware", "health", "healthcare", "heart", "hha", "high", "hill", "hills", "home", "homecare",
    "homes", "hopital", "hopitaux", "hosp", "hospice", "hospices", "hospital", "hospitalier", "hospitals",
    "hotel", "house", "hwy", "icf", "icu", "iglesia", "imaging", "inc", "industries", "infectious", "infirmary",
    "infusion", "inn", "institute", "institution", "insurance", "internal", "international", "ip", "island",
    "jail", "jewish", "kg", "kidney", "kindergarten", "kirche", "klinik", "klinikum", "krankenhaus",
    "kreiskrankenhaus", "lab", "laboratories", "laboratory", "labs", "lagoon", "lake", "law", "level",
    "library", "limited", "living", "llc", "llp", "local", "lodge", "logistics", "lounge", "ltac", "ltd",
    "lumber", "lutheran", "main", "mall", "manor", "manufacturing", "marina", "market", "masjid", "maternal",
    "maternity", "meadow", "meadows", "med", "medical", "medicine", "memorial", "mental", "metabolic",
    "methodist", "micu", "middle", "midtown", "midwifery", "military", "mill", "mills", "mine", "mines",
    "mining", "ministries", "ministry", "mission", "monastery", "montessori", "monument", "mosque", "motel",
    "motors", "mountain", "msicu", "multispeciality", "multispecialty", "municipal", "museum", "mutual",
    "national", "naval", "nephrology", "neuro", "neurology", "neuroscience", "nhs", "nicu", "northside",
    "nursery", "nursing", "ob", "obgyn", "obs", "observatory", "obstetrics", "occupational", "office", "oil",
    "oncology", "op", "ophthalmology", "options", "or", "oral", "orchard", "orthodontics", "orthopaedic",
    "orthopaedics", "orthopedic", "orthopedics", "outpatient", "oxygen", "p", "pa", "pacu", "paediatric",
    "paediatrics", "pain", "palliative", "parish", "park", "partners", "pathology", "patrol", "pavilion", "pc",
    "pd", "pediatric", "pediatrics", "peds", "peninsula", "penitentiary", "petro", "petroleum", "pharmacie",
    "pharmacy", "phc", "physical", "physicians", "picu", "pier", "plan", "plans", "plant", "plastic", "plaza",
    "plc", "pllc", "plumbing", "pod", "podiatry", "point", "police", "polyclinic", "pool", "port", "postpartum",
    "practice", "prairie", "praxis", "presbyterian", "preschool", "primary", "prison", "program", "protective",
    "provincial", "psychiatric", "psychiatry", "psychology", "pub", "public", "pulmonary", "pvt", "racetrack",
    "radiology", "rail", "railroad", "railway", "ramp", "ranch", "recovery", "regional", "rehab",
    "rehabilitation", "rescue", "reservation", "reservoir", "residence", "respiratory", "rest", "restaurant",
    "retirement", "rink", "river", "road", "roofing", "room", "sa", "salon", "salud", "sanatorium", "sante",
    "sarl", "sas", "savings", "school", "schools", "schule", "sciences", "secondary", "seminary", "senior",
    "seniors", "service", "services", "shelter", "shipyard", "shop", "shore", "shores", "sicu", "sisters",
    "skilled", "sleep", "snf", "society", "solutions", "southside", "specialists", "specialty", "speedway",
    "spine", "sports", "springs", "stadium", "stadtisches", "state", "station", "steel", "stop", "store",
    "studio", "suite", "supply", "surgeons", "surgery", "surgical", "surgicenter", "surgicentre", "svcs",
    "synagogue", "system", "systems", "tavern", "teaching", "teamsters", "technologies", "tele", "telemetry",
    "temple", "terminal", "theater", "theatre", "therapy", "tower", "township", "trail", "trailers",
    "trailhead", "trails", "transit", "transplant", "transport", "trauma", "treatment", "tribal", "trucking",
    "truckstop", "trust", "trustees", "umc", "union", "unit", "united", "universitaire", "universitatsklinikum",
    "university", "uptown", "urgent", "urology", "utilities", "va", "valley", "vamc", "vascular", "veterans",
    "veterinary", "village", "vineyard", "vision", "volunteer", "volunteers", "walk", "ward", "warehouse",
    "wellness", "westside", "winery", "wing", "women", "womens", "woods", "wound", "youth", "zentrum", "zoo",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_sorted() {
        assert!(KINDS.is_sorted());
    }
}
