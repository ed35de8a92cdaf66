// The service's categories in the words of Azure AI Language. `since` is the api-version from which a place has a
// category of its own; before, all were Address. What has no word there keeps its name: the set is open.

/** @type {Record<string, { category: string, subcategory?: string, since?: [version: string, category: string] }>} */
const TABLE = {
  Patient: { category: 'Person' },
  Doctor: { category: 'Person' },
  Profession: { category: 'PersonType' },
  Hospital: { category: 'Organization', subcategory: 'Medical' },
  Organization: { category: 'Organization' },
  Street: { category: 'Address' },
  City: { category: 'Address', since: ['2025', 'City'] },
  State: { category: 'Address', since: ['2025', 'State'] },
  Zip: { category: 'Address', since: ['2025', 'ZipCode'] },
  CountryOrRegion: { category: 'Address', since: ['2025', 'GPE'] },
  LocationOther: { category: 'Address', since: ['2025', 'Location'] },
  Age: { category: 'Age' },
  Date: { category: 'Date' },
  Phone: { category: 'PhoneNumber' },
  Fax: { category: 'PhoneNumber' },
  Email: { category: 'Email' },
  Url: { category: 'URL' },
  IPAddress: { category: 'IPAddress' },
  SocialSecurity: { category: 'USSocialSecurityNumber' },
  Account: { category: 'USBankAccountNumber', since: ['2025', 'BankAccountNumber'] },
  License: { category: 'USDriversLicenseNumber', since: ['2025', 'DriversLicenseNumber'] },
  Vehicle: { category: 'Vehicle', since: ['2025', 'LicensePlate'] },
};

// Kinds that only the value or the rule shows.
const NARROWER = [
  ['Account', (value) => /^\d(?:[ -]?\d){12,18}$/.test(value), 'CreditCardNumber'],
  ['Account', (value) => /^[A-Z]{2}\d{2}[A-Z\d ]{11,}$/.test(value), 'InternationalBankingAccountNumber'],
  ['License', (value) => /^[A-Z]{2}\d{7}$/.test(value), 'DrugEnforcementAgencyNumber'],
  ['Vehicle', (value) => /^[A-HJ-NPR-Z\d]{17}$/.test(value), 'VIN'],
  ['MedicalRecord', (value) => /^\d{3} \d{3} \d{4}$/.test(value), 'UKNationalHealthNumber'],
];

/** @param {string} category @param {string} value @param {string} version @returns {{ category: string, subcategory?: string }} */
export function languageCategory(category, value, version) {
  const narrower = NARROWER.find(([of, fits]) => of === category && fits(value));
  if (narrower) return { category: narrower[2] };
  const { since, ...entry } = TABLE[category] ?? { category };
  return since && version >= since[0] ? { category: since[1] } : entry;
}
