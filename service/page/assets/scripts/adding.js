// Adds a fact that the machine missed: its words are selected with the mouse, or found by typing them.

import { length, placeOf, slice } from "./codepoints.js";
import { send } from "./correcting.js";
import { review } from "./data.js";
import { edit } from "./editor.js";
import { button, element } from "./elements.js";
import { paper } from "./marks.js";
import { shortcut } from "./shortcuts.js";

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** The place of what is selected in the note, or null. */
function selected() {
  const selection = window.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!paper().contains(range.startContainer) || !paper().contains(range.endContainer)) return null;
  const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : { start, end };
}

/** Return every place where words stand in a text. @param {string} text @param {string} words */
function places(text, words) {
  const found = [];
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + 1)) {
    const start = length(text.slice(0, at));
    found.push({ start, end: start + length(words) });
  }
  return found;
}

/** Move one end by a word. @param {string[]} points @param {number} at @param {number} by */
function byWord(points, at, by) {
  const inside = (place) => place >= 0 && place < points.length && WORD.test(points[place]);
  const look = by > 0 ? 0 : -1;
  let place = at;
  while (place + look >= 0 && place + look < points.length && !inside(place + look)) place += by;
  while (inside(place + look)) place += by;
  return Math.max(0, Math.min(points.length, place));
}

/** Make the part of the dialog in which the words are chosen. @param {{start: number, end: number} | null} chosen */
function picker(chosen) {
  const { text } = review().note;
  const points = [...text];
  let place = chosen ?? { start: 0, end: 0 };
  let all = chosen ? [chosen] : [];
  const words = element("input", { id: "add-words", autocomplete: "off", value: chosen ? slice(text, chosen.start, chosen.end) : "" });
  const shown = element("p", { className: "context" });
  shown.setAttribute("aria-live", "polite");
  const show = () => {
    const { start, end } = place;
    const [before, after] = [points.slice(Math.max(0, start - 40), start).join(""), points.slice(end, end + 40).join("")];
    const told = all.length > 1 ? ` (${all.findIndex((one) => one.start === start) + 1} of ${all.length})` : "";
    shown.replaceChildren(before, element("mark", { textContent: points.slice(start, end).join("") }), after, element("span", { className: "faint", textContent: end > start ? told : "These words do not stand in the note." }));
  };
  const move = (side, by) => {
    const moved = { ...place, [side]: byWord(points, place[side], by) };
    if (moved.start < moved.end) place = moved;
    words.value = points.slice(place.start, place.end).join("");
    show();
  };
  const next = () => {
    const at = all.findIndex((one) => one.start === place.start);
    place = all[(at + 1) % all.length] ?? place;
    show();
  };
  words.addEventListener("input", () => {
    all = places(text, words.value);
    place = all[0] ?? { start: 0, end: 0 };
    show();
  });
  show();
  const box = element(
    "div",
    { className: "picker" },
    element("div", { className: "field" }, element("label", { textContent: "Words of the note", htmlFor: "add-words" }), words),
    element("div", { className: "row" },
      button("Next place", next),
      button("Start ← word", () => move("start", -1)), button("Start word →", () => move("start", 1)),
      button("End ← word", () => move("end", -1)), button("End word →", () => move("end", 1)),
    ),
    shown,
  );
  const spans = () => {
    if (place.start >= place.end) throw new Error("Choose words that stand in the note.");
    return [{ ...place, text: points.slice(place.start, place.end).join("") }];
  };
  return { box, spans };
}

function add() {
  const { box, spans } = picker(selected());
  const done = (fact, why) => send({ action: "add", fact, ...why });
  edit({ title: "Add a fact", before: box, spans, reason: "missed", submit: "Add", done });
}

/** Let people add facts, where they may. */
export function offerAdding() {
  const open = document.getElementById("add-fact");
  if (!open) return;
  open.hidden = false;
  open.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  open.addEventListener("click", add);
  shortcut("a", "Add a fact from the selected words", add);
}
