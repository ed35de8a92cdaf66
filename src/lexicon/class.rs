// The lists and the bit that stands for each: shared by the library and its build script, hence no inner docs.

/// A list: its file in `data/`, and the bit by which its entries are known.
pub struct List {
    /// Stem of the file in `data/`.
    pub file: &'static str,
    /// The class bit.
    pub class: u32,
    /// Whether the lite build has it.
    pub lite: bool,
}

macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal, $file:literal, $lite:literal;)*) => {
        $($(#[doc = $doc])* pub const $name: u32 = 1 << $bit;)*
        /// Every list, in bit order.
        pub const LISTS: &[List] = &[$(List { file: $file, class: $name, lite: $lite },)*];
    };
}

classes! {
    /// A frequent first name
    FIRST_TOP = 0, "first-top", true;
    /// A rarer first name
    FIRST = 1, "first", false;
    /// A frequent surname
    LAST_TOP = 2, "last-top", true;
    /// A place in the United States
    CITY_US = 4, "city-us", false;
    /// A town elsewhere
    CITY_WORLD = 5, "city-world", false;
    /// A state or province
    STATE = 6, "state", true;
    /// A state's postal abbreviation
    STATE_ABBR = 7, "state-abbr", true;
    /// A country or world region
    COUNTRY = 8, "country", true;
    /// A nationality, language or ethnicity
    DEMONYM = 9, "loc-demonym", true;
    /// A county of the United States
    COUNTY = 10, "county", false;
    /// The head noun of an occupation
    PROFESSION = 11, "profession", true;
    /// A word of hospital names
    HOSPITAL = 12, "hospital", true;
    /// A word of ward names
    WARD = 13, "ward", true;
    /// A word of the names of organisations
    ORG = 14, "org", true;
    /// A company
    COMPANY = 15, "company", false;
    /// A word of street lines
    STREET = 16, "street", true;
    /// A word of the names of other places
    PLACE = 17, "place", true;
    /// A month, weekday, holiday or season
    MONTH = 18, "month", true;
    /// A title before a name
    TITLE = 19, "title", true;
    /// A credential behind a name
    CREDENTIAL = 20, "credential", true;
    /// A word for a relation
    KIN = 21, "kin", true;
    /// A number in words
    NUMBER = 22, "number", true;
    /// A very common English word
    COMMON_TOP = 23, "common-top", true;
    /// A common English word
    COMMON = 24, "common", false;
    /// A word of disease names
    MEDICAL = 25, "medical", false;
    /// A drug
    DRUG = 26, "drug", false;
    /// A surname in the name of a disease, sign, score or instrument
    EPONYM = 27, "eponym", false;
    /// An abbreviation of clinical notes
    ABBREVIATION = 28, "abbreviation", false;
    /// A hospital, by name or abbreviation
    HOSPITAL_NAME = 29, "hospital-name", false;
    /// An employer, agency, shop or payer, by name
    ORG_NAME = 30, "org-name", false;
}

/// The first word of a phrase of two to four words.
pub const PHRASE_START: u32 = 1 << 31;
