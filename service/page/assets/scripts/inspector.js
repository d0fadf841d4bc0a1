// The facts at one place of the note: what each says, which criteria rest on it, and what may be done with it.

import { factOf, review } from "./data.js";
import { element } from "./elements.js";
import { goTo } from "./going.js";
import { lightUp } from "./marks.js";

const panel = document.getElementById("inspector");
const list = document.getElementById("inspector-facts");
/** @type {((fact: any, section: HTMLElement) => void)[]} */
const offers = [];
/** @type {HTMLElement | null} */
let cameFrom = null;
/** The ids of the facts that are shown. @type {string[]} */
let shown = [];

/** Add controls to every fact that is shown. @param {(fact: any, section: HTMLElement) => void} offer */
export function offerForFacts(offer) {
  offers.push(offer);
}

function usedBy(number) {
  const seen = new Set();
  const items = [];
  for (const quote of document.querySelectorAll(`#answers a.quote[data-number="${number}"]`)) {
    const criterion = quote.closest(".criterion");
    if (seen.has(criterion)) continue;
    seen.add(criterion);
    const link = element("a", { textContent: criterion.querySelector(".title").firstChild.textContent.trim() });
    link.href = `#${quote.id}`;
    const of = criterion.closest(".card").querySelector("h2, h3").firstChild.textContent.trim();
    const item = document.createElement("li");
    item.append(link, element("span", { textContent: ` ${criterion.querySelector(".result").textContent.trim().toLowerCase()} · ${of}`, className: "faint" }));
    items.push(item);
  }
  return items;
}

function sectionOf(number) {
  const fact = factOf(number);
  const row = document.querySelector(`#facts .fact[data-number="${number}"]`);
  const section = document.createElement("section");
  section.className = "inspected";
  section.dataset.number = number;
  const heading = element("h4", { textContent: row.querySelector(".kind").textContent });
  heading.append(" ", element("q", { textContent: row.querySelector("q").textContent }));
  section.append(heading);
  const says = row.querySelector(".says").cloneNode(true);
  if (fact.section) says.append(element("span", { textContent: ` · in ${fact.section.replaceAll("_", " ")}` }));
  section.append(says);
  const criteria = usedBy(number);
  if (criteria.length) {
    const used = document.createElement("ul");
    used.className = "used-by";
    used.append(...criteria);
    section.append(element("p", { textContent: "Used by", className: "label" }), used);
  } else {
    section.append(element("p", { textContent: "No criterion rests on it.", className: "faint" }));
  }
  for (const offer of offers) offer(fact, section);
  return section;
}

/** Show facts by their numbers; the panel takes the focus unless told not to. @param {string[]} numbers @param {{focus?: boolean, from?: HTMLElement}} [how] */
export function inspect(numbers, { focus = true, from } = {}) {
  shown = numbers.map((number) => factOf(number).id);
  if (from) cameFrom = from;
  list.replaceChildren(...numbers.map(sectionOf));
  panel.hidden = false;
  if (focus) document.getElementById("inspector-title").focus({ preventScroll: true });
}

/** Show again what is shown, after the page has changed. */
export function refresh() {
  const numbers = shown.map((id) => review().facts.find((fact) => fact.id === id)?.number).filter(Boolean);
  if (!panel.hidden && numbers.length) inspect(numbers, { focus: false });
  else close();
}

/** Close the panel, and go back to where it was opened. */
export function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  shown = [];
  if (cameFrom?.isConnected) goTo(cameFrom);
}

document.getElementById("inspector-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
});
list.addEventListener("click", (event) => {
  const link = /** @type {HTMLElement} */ (event.target).closest(".used-by a");
  if (!link) return;
  event.preventDefault();
  lightUp(link.closest(".inspected").dataset.number);
  goTo(document.getElementById(link.hash.slice(1)));
});
