//! The tagger's labels: one row of weights holds one weight for each.

use crate::Category;

/// The number of labels; a row of weights is as wide.
pub const LABELS: usize = 16;

/// What the tagger says of a token. Kinds of number and of contact are told apart afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of the categories")]
pub enum Label {
    Other,
    Patient,
    Doctor,
    Hospital,
    Organization,
    City,
    State,
    CountryOrRegion,
    LocationOther,
    Profession,
    Username,
    Age,
    Date,
    /// Any number that identifies.
    Number,
    /// Phone, fax, e-mail, URL or IP address.
    Contact,
    /// Street or postal code.
    Address,
}

impl Label {
    /// Every label; its place is its number.
    pub const ALL: [Self; LABELS] = [
        Self::Other,
        Self::Patient,
        Self::Doctor,
        Self::Hospital,
        Self::Organization,
        Self::City,
        Self::State,
        Self::CountryOrRegion,
        Self::LocationOther,
        Self::Profession,
        Self::Username,
        Self::Age,
        Self::Date,
        Self::Number,
        Self::Contact,
        Self::Address,
    ];

    /// The label that stands for a category.
    pub const fn of(category: Category) -> Self {
        match category {
            Category::Patient => Self::Patient,
            Category::Doctor => Self::Doctor,
            Category::Hospital => Self::Hospital,
            Category::Organization => Self::Organization,
            Category::City => Self::City,
            Category::State => Self::State,
            Category::CountryOrRegion => Self::CountryOrRegion,
            Category::LocationOther => Self::LocationOther,
            Category::Profession => Self::Profession,
            Category::Username => Self::Username,
            Category::Age => Self::Age,
            Category::Date => Self::Date,
            Category::Street | Category::Zip => Self::Address,
            Category::Phone | Category::Fax | Category::Email | Category::Url | Category::IPAddress => {
                Self::Contact
            }
            Category::SocialSecurity
            | Category::MedicalRecord
            | Category::HealthPlan
            | Category::Account
            | Category::License
            | Category::Vehicle
            | Category::Device
            | Category::BioID
            | Category::IDNum
            | Category::Unknown => Self::Number,
        }
    }

    /// The category this label means by itself; `None` if it has to be told apart.
    pub const fn category(self) -> Option<Category> {
        Some(match self {
            Self::Patient => Category::Patient,
            Self::Doctor => Category::Doctor,
            Self::Hospital => Category::Hospital,
            Self::Organization => Category::Organization,
            Self::City => Category::City,
            Self::State => Category::State,
            Self::CountryOrRegion => Category::CountryOrRegion,
            Self::LocationOther => Category::LocationOther,
            Self::Profession => Category::Profession,
            Self::Username => Category::Username,
            Self::Age => Category::Age,
            Self::Date => Category::Date,
            Self::Other | Self::Number | Self::Contact | Self::Address => return None,
        })
    }
}
