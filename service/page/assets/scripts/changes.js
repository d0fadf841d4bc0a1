// What changed between two answers, in words.

const word = (outcome) => (outcome ?? "not asked").replaceAll("_", " ");

/** Say what a determination was and is. @param {any} change @param {string} stays what is said before an outcome that stays */
export const moved = (change, stays) =>
  change.before === change.after ? `${stays} ${word(change.after)}` : `${word(change.before)} → ${word(change.after)}`;

/** Say which of its criteria changed, and how; empty where none did. @param {any} change */
export const criteriaOf = (change) =>
  change.criteria.map((one) => `${one.title}: ${word(one.before)} → ${word(one.after)}`).join("; ");
