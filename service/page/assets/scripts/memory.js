// What a person chose on this machine: the theme, whether shortcuts are on. Never anything of a note.

/** Return what was chosen under a name, or null. @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(`chartproof.${name}`);
  } catch {
    return null; // storage can be forbidden
  }
}

/** Remember a choice. @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(`chartproof.${name}`, value);
  } catch {
    // the choice then holds for this page alone
  }
}
