// Names for readers, in the order of the legend. Colours are in marks.css.

const FAMILIES = {
  People: { Patient: 'Patient', Doctor: 'Doctor', Profession: 'Profession' },
  Institutions: { Hospital: 'Hospital', Organization: 'Organization' },
  Places: {
    Street: 'Street', City: 'City', State: 'State', Zip: 'ZIP code', CountryOrRegion: 'Country', LocationOther: 'Other place',
  },
  Time: { Date: 'Date', Age: 'Age' },
  Contact: {
    Phone: 'Phone', Fax: 'Fax', Email: 'E-mail', Url: 'Web address', Username: 'Username', IPAddress: 'IP address',
  },
  Numbers: {
    MedicalRecord: 'Medical record', SocialSecurity: 'Social security', HealthPlan: 'Health plan', Account: 'Account',
    License: 'License', Vehicle: 'Vehicle', Device: 'Device', BioID: 'Biometric', IDNum: 'ID number', Unknown: 'Unknown',
  },
};

const LABELS = Object.assign({}, ...Object.values(FAMILIES));

/** Every category, related ones side by side. */
export const CATEGORIES = Object.keys(LABELS);

/** What a reader calls it. */
export const labelOf = (category) => LABELS[category] ?? category;
