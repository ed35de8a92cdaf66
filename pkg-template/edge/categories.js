// The categories of PHI by their name in lower case; the enum is open, an unknown name is Unknown.
const NAMES =
  'Patient Doctor Username Profession Hospital Organization Street City State CountryOrRegion Zip LocationOther Age Date Phone Fax Email Url IPAddress SocialSecurity MedicalRecord HealthPlan Account License Vehicle Device BioID IDNum Unknown';
export const CATEGORIES = new Map(NAMES.split(' ').map((name) => [name.toLowerCase(), name]));
