// The service's categories in the words of Azure AI Language. `since` is the api-version from which a place has a
// category of its own; before, all were Address. What has no word there keeps its name: the set is open. `label` is
// what usually announces an entity of the category.

/** @type {Record<string, { category: string, label: string, subcategory?: string, since?: [version: string, category: string] }>} */
const TABLE = {
  Patient: { category: 'Person', label: 'patient' },
  Doctor: { category: 'Person', label: 'doctor' },
  Profession: { category: 'PersonType', label: 'occupation' },
  Hospital: { category: 'Organization', label: 'hospital', subcategory: 'Medical' },
  Organization: { category: 'Organization', label: 'employer' },
  Street: { category: 'Address', label: 'address' },
  City: { category: 'Address', label: 'city', since: ['2025', 'City'] },
  State: { category: 'Address', label: 'state', since: ['2025', 'State'] },
  Zip: { category: 'Address', label: 'zip code', since: ['2025', 'ZipCode'] },
  CountryOrRegion: { category: 'Address', label: 'country', since: ['2025', 'GPE'] },
  LocationOther: { category: 'Address', label: 'location', since: ['2025', 'Location'] },
  Age: { category: 'Age', label: 'age' },
  Date: { category: 'Date', label: 'date' },
  Phone: { category: 'PhoneNumber', label: 'phone' },
  Fax: { category: 'PhoneNumber', label: 'fax' },
  Email: { category: 'Email', label: 'email' },
  Url: { category: 'URL', label: 'website' },
  IPAddress: { category: 'IPAddress', label: 'IP address' },
  SocialSecurity: { category: 'USSocialSecurityNumber', label: 'SSN' },
  Account: { category: 'USBankAccountNumber', label: 'bank account number' },
  License: { category: 'USDriversLicenseNumber', label: 'license number', since: ['2025', 'DriversLicenseNumber'] },
  Vehicle: { category: 'Vehicle', label: 'license plate', since: ['2025', 'LicensePlate'] },
  MedicalRecord: { category: 'MedicalRecord', label: 'MRN' },
  HealthPlan: { category: 'HealthPlan', label: 'policy number' },
  Device: { category: 'Device', label: 'serial number' },
  Username: { category: 'Username', label: 'username' },
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
  const { since, label: _, ...entry } = TABLE[category] ?? { category };
  return since && version >= since[0] ? { category: since[1] } : entry;
}

/** What announces an entity of a type; of one that is not known, a number. @param {string} entityType */
export function labelOf(entityType) {
  const is = (name) => name?.toLowerCase() === entityType.toLowerCase();
  const wider = NARROWER.find(([, , name]) => is(name))?.[0];
  const entry = TABLE[wider] ?? Object.entries(TABLE).find(([name, { category, since }]) => [name, category, since?.[1]].some(is))?.[1];
  return entry?.label ?? 'ID number';
}
