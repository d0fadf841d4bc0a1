// Corrections: confirm, reject, change, add, undo. Each is an event that the service keeps; what changed is shown at once.

import { call } from "./api.js";
import { criteriaOf, moved } from "./changes.js";
import { asSent, edit } from "./editor.js";
import { button, element } from "./elements.js";
import { review } from "./data.js";
import { offerForFacts, refresh } from "./inspector.js";
import { offerConflict } from "./conflict.js";
import { always, renew } from "./renewing.js";
import { shortcut } from "./shortcuts.js";
import { say } from "./status.js";

const PARTS = ["answers", "paper", "history"];
const keyOf = ({ family, cpt, levels, laterality }) => JSON.stringify([family, cpt, levels, laterality]);

/** Show at a determination what it was before. @param {any[]} changed */
function flash(changed) {
  const { determinations, policy } = review();
  const told = [];
  for (const change of changed.filter((one) => one.policy === policy)) {
    const at = determinations.findIndex((line) => keyOf(line.procedure) === keyOf(change.procedure));
    const criteria = criteriaOf(change);
    const sentence = moved(change, "Still");
    told.push(sentence);
    const card = document.querySelectorAll(".determination")[at];
    if (!card) continue;
    card.classList.add("flash");
    card.querySelector("header").after(element("p", { className: "changed-note" }, element("b", { textContent: sentence }), criteria ? `. ${criteria}` : ""));
  }
  return told;
}

/** Send a correction, at the version that the page shows; a conflict is offered to be settled. @param {any} correction */
export async function send(correction) {
  const { note } = review();
  const path = `/v1/notes/${encodeURIComponent(note.id)}/corrections`;
  let made;
  try {
    made = await call("POST", path, { body: correction, version: note.version });
  } catch (refusal) {
    if (refusal.status !== 412) throw refusal;
    await renew(PARTS);
    refresh();
    offerConflict(correction, note.version, () => send(correction));
    return;
  }
  await renew(PARTS);
  const told = flash(made.determinations_changed);
  refresh();
  say(told.length ? `Kept. ${told.join("; ")}` : "Kept. No determination changed");
}

function judge(fact, action, title, reason, submit) {
  edit({ title, fact, fields: false, reason, submit, done: (_, why) => send({ action, fact_id: fact.id, ...why }) });
}

function change(fact) {
  const done = (written, why) => send({ action: "change", fact_id: fact.id, fact: asSent(written), ...why });
  edit({ title: "Change the fact", fact, reason: "wrong_value", submit: "Change", done });
}

function controls(fact, section) {
  const quoted = ` “${fact.spans[0].text}”`;
  const row = element("div", { className: "row" });
  const offer = (text, act) => row.append(button(text, act, { "aria-label": text.replace(" …", "") + quoted }));
  if (["machine", "suggested"].includes(fact.status)) offer("Confirm", () => judge(fact, "confirm", "Confirm the fact", "as_written", "Confirm"));
  if (fact.status !== "rejected") offer("Reject", () => judge(fact, "reject", "Reject the fact", "not_said", "Reject"));
  if (fact.status !== "rejected") offer("Change …", () => change(fact));
  section.append(row);
}

async function undo(id, again) {
  try {
    await send({ action: "undo", undo_of: id, reason_code: again ? "redone" : "undone" });
  } catch (refusal) {
    say(`Not done: ${refusal.message}`);
  }
}

function offerUndo() {
  for (const one of document.querySelectorAll("button.undo")) {
    one.hidden = false;
    one.addEventListener("click", () => undo(one.dataset.correction, one.textContent === "Redo"));
  }
}

/** Let people correct, where they may. */
export function offerCorrecting() {
  if (!review().note.id || !review().may_correct) return;
  offerForFacts(controls);
  always(offerUndo);
  shortcut("u", "Undo the last correction", () => {
    const last = [...document.querySelectorAll("button.undo")].find((one) => one.textContent === "Undo");
    if (last) undo(last.dataset.correction, false);
    else say("There is nothing to undo");
  });
}
