// Which facts are marked in the note and listed: those that decided, those cited, or all; of any kind, or of one.

import { shortcut } from "./shortcuts.js";
import { say } from "./status.js";

const RANKS = { deciding: ["deciding"], cited: ["deciding", "cited"], all: ["deciding", "cited", "other"] };
const form = /** @type {HTMLFieldSetElement} */ (document.getElementById("filters"));
const kind = /** @type {HTMLSelectElement} */ (form.querySelector("select"));
const radios = [...form.querySelectorAll("input")];

function chosen() {
  return radios.find((radio) => radio.checked).value;
}

/** Show what is chosen; marks that are not shown are no stops for the keyboard. */
export function filter() {
  const ranks = RANKS[kind.value && chosen() !== "all" ? "all" : chosen()];
  for (const mark of document.querySelectorAll(".paper mark")) {
    const off = !ranks.includes(mark.dataset.rank) || (kind.value && !mark.dataset.kinds.split(" ").includes(kind.value));
    mark.classList.toggle("off", Boolean(off));
    mark.firstElementChild.tabIndex = off ? -1 : 0;
  }
  for (const row of document.querySelectorAll(".fact")) row.hidden = Boolean(kind.value) && row.dataset.kinds !== kind.value;
}

function tell() {
  const count = document.querySelectorAll(".paper mark:not(.off)").length;
  say(`${count} ${count === 1 ? "place is" : "places are"} marked`);
}

/** Let people filter. */
export function offerFilters() {
  form.hidden = false;
  form.addEventListener("change", () => {
    filter();
    tell();
  });
  shortcut("f", "Mark the next: what decided, what is cited, all facts", () => {
    const at = radios.findIndex((radio) => radio.checked);
    radios[(at + 1) % radios.length].checked = true;
    filter();
    tell();
  });
  filter();
}
