// The four data roles of the platform and what each may do.

export const ROLES = {
  'DeID Data Owner': ['Realtime/action', 'Batch/write', 'Batch/delete', 'Batch/read', 'Metrics/read'],
  'DeID Realtime Data User': ['Realtime/action'],
  'DeID Batch Data Owner': ['Batch/write', 'Batch/delete', 'Batch/read'],
  'DeID Batch Data Reader': ['Batch/read'],
};

const letters = (name) => name.replace(/[^a-z]/gi, '').toLowerCase();
const BY_LETTERS = new Map(Object.keys(ROLES).map((name) => [letters(name), name]));

/** The role of this name; identity providers that allow no blanks in names may write `DeID.DataOwner`. */
export const roleNamed = (name) => (typeof name === 'string' ? BY_LETTERS.get(letters(name)) : undefined);

/** @param {string[]} roles @param {string} action */
export const allows = (roles, action) => roles.some((role) => ROLES[role]?.includes(action));
