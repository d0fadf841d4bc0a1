// Single-key shortcuts: one list, shown in a dialog, and switched off there by those whom they disturb (WCAG 2.1.4).

import { recall, remember } from "./memory.js";

/** @type {Map<string, {what: string, act: () => void}>} */
const known = new Map();
let on = recall("shortcuts") !== "off";

const typing = (element) => element.closest("input, textarea, select, [contenteditable], dialog") !== null;

document.addEventListener("keydown", (event) => {
  if (!on || event.metaKey || event.ctrlKey || event.altKey || typing(/** @type {Element} */ (event.target))) return;
  const shortcut = known.get(event.key);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.act();
});

/** Add a shortcut. @param {string} key @param {string} what what it does @param {() => void} act */
export function shortcut(key, what, act) {
  known.set(key, { what, act });
}

/** Let a button open the list of shortcuts. @param {HTMLElement} button @param {HTMLDialogElement} dialog */
export function offerShortcuts(button, dialog) {
  const open = () => {
    const rows = [...known].flatMap(([key, { what }]) => {
      const [term, told] = [document.createElement("dt"), document.createElement("dd")];
      term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
      told.textContent = what;
      return [term, told];
    });
    dialog.querySelector("dl").replaceChildren(...rows);
    dialog.showModal();
  };
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("#shortcuts-on"));
  box.checked = on;
  box.addEventListener("change", () => {
    on = box.checked;
    remember("shortcuts", on ? "on" : "off");
  });
  shortcut("?", "Show the shortcuts", open);
  button.hidden = false;
  button.addEventListener("click", open);
}
