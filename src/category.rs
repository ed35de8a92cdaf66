//! The categories of protected health information, named as in the Azure Health Data Services
//! de-identification service (`PhiCategory`).

macro_rules! categories {
    ($($(#[doc = $doc:literal])* $name:ident,)*) => {
        /// A kind of protected health information. The order is the wire order and never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Category { $($(#[doc = $doc])* $name,)* }

        impl Category {
            /// Every category, in wire order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name on the wire, such as `MedicalRecord` or `IPAddress`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What the category covers, in one line.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),*).trim_ascii(),)* }
            }
        }
    };
}

categories! {
    /// The patient, relatives, friends and anyone who is not staff, by name
    Patient,
    /// Clinicians and other staff, by name or initials
    Doctor,
    /// A login name or handle
    Username,
    /// The occupation of the patient or a relative
    Profession,
    /// A hospital, clinic, practice, nursing home, ward or unit
    Hospital,
    /// An employer, school, company, agency, church or insurer
    Organization,
    /// Number and street, unit, PO box
    Street,
    /// A city, town, village or neighbourhood
    City,
    /// A state, province or county
    State,
    /// A country or world region
    CountryOrRegion,
    /// A ZIP or postal code
    Zip,
    /// Any other named place
    LocationOther,
    /// An age
    Age,
    /// A calendar date, in full or in part
    Date,
    /// A telephone, mobile, pager or extension number
    Phone,
    /// A fax number
    Fax,
    /// An e-mail address
    Email,
    /// A web address
    Url,
    /// An IP or MAC address
    IPAddress,
    /// A social security or equal national identity number
    SocialSecurity,
    /// A medical record, chart, patient or NHS number
    MedicalRecord,
    /// A member, subscriber, policy or group number
    HealthPlan,
    /// A bank, card or billing account number
    Account,
    /// A driving, medical or other licence, DEA, NPI, passport or certificate number
    License,
    /// A vehicle identification number or plate
    Vehicle,
    /// A device serial number or unique device identifier
    Device,
    /// A biometric identifier
    BioID,
    /// Any other number that points to one person or case
    IDNum,
    /// PHI whose category can't be told
    Unknown,
}

impl Category {
    /// The category of this name, in any letter case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name().eq_ignore_ascii_case(name))
    }

    /// A person's name.
    pub const fn is_person(self) -> bool {
        matches!(self, Self::Patient | Self::Doctor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip_in_any_case() {
        assert_eq!(Category::ALL.len(), 29);
        for &c in Category::ALL {
            assert_eq!(Category::from_name(&c.name().to_ascii_uppercase()), Some(c));
            assert!(!c.about().is_empty());
        }
        assert_eq!(Category::from_name("Name"), None);
    }
}
