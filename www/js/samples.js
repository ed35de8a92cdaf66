// Notes to try. Every person, place, number and address in them is invented.

export const SAMPLES = [
  {
    name: 'Discharge',
    text: `TAMARACK RIDGE MEDICAL CENTER
DISCHARGE SUMMARY

Patient: Halvard J. Brennecke     MRN: 5520-8817-02     DOB: 02/17/1951
Admitted: March 3, 2024           Discharged: 3/9/24
Attending: Dr. Ottoline Wexcombe  PCP: Rufus Adeyinka, MD

HISTORY
Mr. Brennecke is a 73-year-old retired ferry captain from Grand Marais,
Minnesota, with Parkinson's disease and atrial fibrillation, brought in
by his daughter Solveig after a fall at home on Saturday, 3/2.
BP 148/82, HR 104, SpO2 95 % on room air. Glasgow Coma Scale 15.
CT head (accession CT-24-118204) was negative. His Medtronic pacemaker,
serial PJN482193H, was interrogated: 2 episodes of AF.

COURSE
INR 3.4 on warfarin 5 mg; held for 2 days and restarted at 2.5 mg with
Dr. Oyelaran of cardiology. Halvard asked that his lawyer, Beatrix Quill
(b.quill@quill-law.example, 218-555-0142), receive a copy.

PLAN
Six weeks of therapy at Birchwood Haven. Follow-up with Dr. Wexcombe on
Tuesday, March 19. Home: 1420 Bluff Street, Grand Marais, MN 55604.
Medicare 1EG4-TE5-MK73.
`,
  },
  {
    name: 'Nursing',
    text: `0715 handoff from Priya. Rm 412 bed 2, Mrs Okonjo-Larsen, 81F, POD 2 L hip.
Alert x3, pain 4/10 after oxycodone 5 mg at 0540. Foley out 0600, voided 220.
Son Tobias called from Bergen, will fly in on Thursday, wants Dr Feld to ring him
on 612.555.0178 (works nights as a baker, try after 2 pm).
Pt tearful about the dog, neighbor Annelise has the key to 88 Kestrel Ct.
Wound dry. Braden 17. Heparin 5000 SQ given L abd.
Ms. Okonjo-Larsen's dentures labelled and in the drawer. SW Marguerite Toll to see
re: placement at Lindenhof, insurance Bluestem Mutual, member ID BMX 4471 902.
Report to Jonas RN 1905.
`,
  },
  {
    name: 'HL7 message',
    text: `MSH|^~\\&|LAB|NORTHFIELD PATHOLOGY|EHR|PINE BLUFF CLINIC|20240318142233||ORU^R01|MSG00417|P|2.5.1
PID|1||88213345^^^NPATH^MR||VANTERPOOL^ISADORA^Q||19780409|F|||17 HERON LN^^ALDERTON^OR^97301||5035550163|||M||ACC90041277|900-12-3456
PV1|1|O|ONC^3^B||||1245319599^QUARTERMAINE^SILAS^^^DR
OBR|1|ORD77120|SP24-07247|88305^SURGICAL PATHOLOGY|||20240315
OBX|1|NM|718-7^HEMOGLOBIN^LN||11.2|g/dL|12.0-16.0|L|||F
OBX|2|TX|22634-0^PATH REPORT^LN||Left breast core: benign. Discussed with Dr. Quartermaine by phone on 3/18.||||||F
`,
  },
  {
    name: 'Letter',
    text: `Dr. Ignatius Bellweather, FRCP
Larkspur Street Surgery, 9 Larkspur Street, Wexcombe

14 October 2023

Dear Dr. Nakamura-Hale,

Re: Mr. Cosmo Delacroix-Webb, born 30 June 1969, NHS number 943 476 5919

Thank you for seeing this 54-year-old secondary school teacher, who has had Crohn's
disease since 1994 and moved here from Marseille last spring. His wife Philippa, an
actuary, noticed weight loss around Easter. He was seen by Dr. Graves at Holloway
General in August; calprotectin 610, CRP 22, haemoglobin 118.

He can be reached at cosmo.dw@postbox.example or on 020 7946 0182, and prefers to
be seen on Fridays. I have told Cosmo to expect a letter from your secretary, Hazel.

With kind regards,
Ignatius Bellweather
`,
  },
  {
    name: 'Dictation',
    text: `this is doctor amara lindqvist dictating on patient wendell strickland medical record
number four four seven one zero nine three date of birth july second nineteen sixty one
wendell is a sixty two year old forklift operator at granger paper mill seen today march
eleventh for follow up of his diabetes a one c seven point four down from eight point one
metformin one thousand milligrams twice daily he lives with his sister rosalind in
chippewa falls wisconsin and his cell is seven one five five five five zero one nine six
please send a copy to doctor pemberton at saint cuthbert hospital thank you
`,
  },
  {
    name: 'Clinic list',
    text: `Clinic list, Monday 8 January 2024       Provider: E. Szymanski, NP

Name                | DOB        | MRN      | Phone          | Reason
Achterberg, Lowell  | 05/12/1988 | A0049182 | (971) 555-0117 | BP 162/94
Nwosu-Finch, Imelda | 11/30/2016 | A0051730 | (971) 555-0125 | croup
Tran, Bao (Bobby)   | 08/01/1932 | A0007764 | (971) 555-0190 | 91 y/o, falls

Imelda's mother Chidinma is a pharmacist; portal login chidi.nwosu84,
last sign-in from 10.44.8.19. Bobby's plate is 7KRT 402 (disabled
parking permit no. DP-55810, exp 06/25). MMSE 22/30.
`,
  },
];
