// What every kind of fact consists of, as the server describes it.

/** @typedef {{name: string, label: string, needed: boolean, type: string, choices?: string[]}} Field */

const told = fetch(new URL("kinds.json", import.meta.url)).then((answer) => answer.json());

/** Return the description: the fields of all, and those of each kind. @returns {Promise<{fields: Field[], kinds: Record<string, {title: string, fields: Field[]}>}>} */
export function kinds() {
  return told;
}
