// The lists and the bit that stands for each: shared by the library and its build script, hence no inner docs.

/// A list: its file in `data/`, and the bit by which its entries are known.
pub struct List {
    /// Stem of the file in `data/`.
    pub file: &'static str,
    /// The class bit.
    pub class: u32,
    /// The stem of its file in the lite build; empty if that does without.
    pub lite: &'static str,
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
    FIRST_TOP = 0, "first-top", "first-top";
    /// A rarer first name
    FIRST = 1, "first", "";
    /// A frequent surname
    LAST_TOP = 2, "last-top", "last-lite";
    /// A product, by name
    PRODUCT = 3, "product", "";
    /// A place in the United States
    CITY_US = 4, "city-us", "";
    /// A town elsewhere
    CITY_WORLD = 5, "city-world", "";
    /// A state or province
    STATE = 6, "state", "state";
    /// A state's postal abbreviation
    STATE_ABBR = 7, "state-abbr", "state-abbr";
    /// A country or world region
    COUNTRY = 8, "country", "country";
    /// A nationality, language or ethnicity
    DEMONYM = 9, "loc-demonym", "loc-demonym";
    /// A county of the United States
    COUNTY = 10, "county", "";
    /// The head noun of an occupation
    PROFESSION = 11, "profession", "profession";
    /// A word of hospital names
    HOSPITAL = 12, "hospital", "hospital";
    /// A word of ward names
    WARD = 13, "ward", "ward";
    /// A word of the names of organisations
    ORG = 14, "org", "org";
    /// A company
    COMPANY = 15, "company", "";
    /// A word of street lines
    STREET = 16, "street", "street";
    /// A word of the names of other places
    PLACE = 17, "place", "place";
    /// A month, weekday, holiday or season
    MONTH = 18, "month", "month";
    /// A title before a name
    TITLE = 19, "title", "title";
    /// A credential behind a name
    CREDENTIAL = 20, "credential", "credential";
    /// A word for a relation
    KIN = 21, "kin", "kin";
    /// A number in words
    NUMBER = 22, "number", "number";
    /// A very common English word
    COMMON_TOP = 23, "common-top", "common-top";
    /// A common English word
    COMMON = 24, "common", "";
    /// A word of disease names
    MEDICAL = 25, "medical", "";
    /// A drug
    DRUG = 26, "drug", "";
    /// A surname in the name of a disease, sign, score or instrument
    EPONYM = 27, "eponym", "";
    /// An abbreviation of clinical notes
    ABBREVIATION = 28, "abbreviation", "";
    /// A hospital, by name or abbreviation
    HOSPITAL_NAME = 29, "hospital-name", "";
    /// An employer, agency, shop or payer, by name
    ORG_NAME = 30, "org-name", "";
}

/// The first word of a phrase of two to four words.
pub const PHRASE_START: u32 = 1 << 31;
