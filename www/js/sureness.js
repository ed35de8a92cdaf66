// How sure the engine is, in a word. Below LIKELY a person should look.

const SURE = 0.85;
const LIKELY = 0.7;

/** `sure`, `likely` or `unsure`; also the class of a mark. */
export const surenessOf = (confidence) => (confidence >= SURE ? 'sure' : confidence >= LIKELY ? 'likely' : 'unsure');
