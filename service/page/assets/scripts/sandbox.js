// What if: facts left out or said otherwise, to see which determinations would change; nothing of it is kept.

import { call } from "./api.js";
import { criteriaOf, moved } from "./changes.js";
import { review } from "./data.js";
import { asSent, edit } from "./editor.js";
import { button, element } from "./elements.js";
import { offerForFacts, refresh } from "./inspector.js";
import { always } from "./renewing.js";
import { say } from "./status.js";

const bar = document.getElementById("sandbox");
const without = new Set();
const instead = new Map();

function lines(changed) {
  return changed.map((one) => {
    const name = [one.procedure.family.replaceAll("_", " "), one.procedure.cpt.join(" + ")].filter(Boolean).join(" ");
    const criteria = criteriaOf(one);
    return element("li", {}, element("b", { textContent: `${name}: ${moved(one, "still")}` }), criteria ? ` (${criteria})` : "");
  });
}

function reset() {
  without.clear();
  instead.clear();
  bar.hidden = true;
  document.body.classList.remove("imagining");
  refresh();
  say("Back to the facts as they stand");
}

async function ask() {
  const count = without.size + instead.size;
  if (!count) return reset();
  const { note, policy, as_of: asOf, requests } = review();
  const of = note.id ? { note_id: note.id } : { text: note.text, requests: requests.length ? requests : null };
  const answer = await call("POST", "/v1/what-if", { body: { ...of, policy, as_of: asOf, without: [...without], instead: [...instead.values()] } });
  const changed = lines(answer.determinations_changed);
  bar.replaceChildren(
    element("p", {}, element("b", { textContent: `What if: ${count} ${count === 1 ? "fact" : "facts"} otherwise.` }), changed.length ? "" : " No determination would change.", " Nothing of it is kept."),
    element("ul", {}, ...changed),
    button("Back to the facts as they stand", reset),
  );
  bar.hidden = false;
  document.body.classList.add("imagining");
  refresh();
  say(changed.length ? changed.map((line) => line.firstChild.textContent).join("; ") : "No determination would change");
}

/** Try a change; where it is refused, what was imagined before stands again. @param {() => void} change */
async function imagine(change) {
  const before = [[...without], [...instead]];
  change();
  try {
    await ask();
  } catch (refusal) {
    without.clear();
    instead.clear();
    before[0].forEach((id) => without.add(id));
    before[1].forEach(([id, fact]) => instead.set(id, fact));
    throw refusal;
  }
}

function controls(fact, section) {
  if (fact.status === "rejected") return;
  const quoted = ` “${fact.spans[0].text}”`;
  const out = without.has(fact.id);
  const leave = button(out ? "Count it again" : "Leave out", () => {
    imagine(() => (out ? without.delete(fact.id) : without.add(fact.id))).catch((refusal) => say(refusal.message));
  }, { "aria-label": `What if: ${out ? "count it again" : "leave out"}${quoted}` });
  const otherwise = button("Say it otherwise …", () => {
    const done = (written) => imagine(() => instead.set(fact.id, asSent({ ...written, id: fact.id })));
    edit({ title: "What if the fact were otherwise", fact: instead.get(fact.id) ?? fact, submit: "Try", done });
  }, { "aria-label": `What if: say it otherwise${quoted}` });
  const told = out ? " left out" : instead.has(fact.id) ? " said otherwise" : "";
  section.append(element("div", { className: "row what-if" }, element("span", { className: "faint", textContent: `What if${told}:` }), leave, otherwise));
}

/** Let people try what other facts would change. */
export function offerSandbox() {
  offerForFacts(controls);
  let first = true;
  always(() => {
    if (!first && without.size + instead.size) reset(); // the facts that it rested on have changed
    first = false;
  });
}
