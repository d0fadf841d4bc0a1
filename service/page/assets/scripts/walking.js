// From a criterion to its quotes in the note, from a place in the note to every criterion that rests on it, and on.

import { goTo } from "./going.js";
import { inspect } from "./inspector.js";
import { goToFact, lightUp, paper } from "./marks.js";
import { shortcut } from "./shortcuts.js";
import { say } from "./status.js";

const plain = (event) => !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0;

function follow(event) {
  if (!plain(event)) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const quote = target.closest("a.quote");
  const row = target.closest(".fact a");
  const link = target.closest("mark:not(.off) a");
  if (!quote && !row && !link) return;
  event.preventDefault();
  if (link) {
    const numbers = link.parentElement.dataset.facts.split(" ");
    lightUp(numbers[0]);
    inspect(numbers, { from: link });
    return;
  }
  const number = quote ? quote.dataset.number : row.closest(".fact").dataset.number;
  inspect([number], { focus: false, from: quote ?? row });
  goToFact(number, (quote ?? row).hash.slice(1));
}

/** The mark that was last walked to. @type {Element | null} */
let here = null;

function step(by) {
  const places = [...paper().querySelectorAll("mark:not(.off)")].filter((mark, i, all) => mark.dataset.facts !== all[i - 1]?.dataset.facts);
  if (!places.length) return say("Nothing is marked");
  const at = places.indexOf(document.activeElement.closest("mark") ?? here);
  const next = at < 0 ? (by > 0 ? 0 : places.length - 1) : (at + by + places.length) % places.length;
  here = places[next];
  const numbers = here.dataset.facts.split(" ");
  lightUp(numbers[0]);
  inspect(numbers, { focus: false });
  goTo(here.querySelector("a"));
  say(`${next + 1} of ${places.length}`);
}

/** Let people walk between criteria and the note. */
export function offerWalking() {
  document.addEventListener("click", follow);
  shortcut("n", "Go to the next mark in the note", () => step(1));
  shortcut("p", "Go to the mark before", () => step(-1));
}
