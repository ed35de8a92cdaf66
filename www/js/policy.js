// The policies of the engine, in words.

import { $, element } from './dom.js';
import { labelOf } from './categories.js';

const NAMES = {
  'safe-harbor': 'HIPAA Safe Harbor',
  'limited-data-set': 'HIPAA limited data set',
  research: 'Research',
  azure: 'Azure surrogate',
};

const VERBS = {
  redact: 'redacted',
  mask: 'masked',
  surrogate: 'given substitutes',
  generalise: 'made less exact',
  keep: 'left as it is',
};

/** Fills the choice of policies, and says what the chosen one does. */
export function offerPolicies(policies) {
  const select = $('policy');
  const known = Object.keys(NAMES).filter((name) => policies.some((policy) => policy.name === name));
  select.append(...known.map((name) => new Option(NAMES[name], name)));
  const chosen = () => policies.find(({ name }) => name === select.value);
  const describe = () => $('policy-about').replaceChildren(...words(chosen()));
  select.addEventListener('change', describe);
  describe();
  return () => chosen().actions;
}

function words({ source, actions }) {
  const groups = Map.groupBy(Object.keys(actions).filter((name) => name !== 'default'), (name) => actions[name]);
  const parts = [...groups].map(([action, names]) => `${names.map(labelOf).join(', ')}: ${VERBS[action]}.`);
  return [`${[...parts, `All else: ${VERBS[actions.default]}.`].join(' ')} `, element('small', '', source)];
}
