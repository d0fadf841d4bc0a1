// Somebody else wrote first: shows what they did beside what was typed here, and lets it be applied on top or dropped.

import { button, element } from "./elements.js";
import { review } from "./data.js";
import { say } from "./status.js";

const told = (fact) => {
  if (!fact) return "nothing";
  const { assertion, temporality, laterality, attributes } = fact;
  const said = Object.entries(attributes ?? {}).filter(([, value]) => value !== null && value?.length !== 0);
  const shown = said.map(([name, value]) => `${name.replaceAll("_", " ")} ${typeof value === "object" ? JSON.stringify(value) : value}`);
  return [assertion, temporality, laterality, ...shown].filter(Boolean).join(" · ");
};

/**
 * Offer to settle a conflict. The page shows the note as it is now.
 * @param {any} mine the correction that was refused @param {number} seen the version it was made at @param {() => Promise<void>} again
 */
export function offerConflict(mine, seen, again) {
  const now = review();
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { className: "conflict" }));
  dialog.setAttribute("aria-labelledby", "conflict-title");
  const theirs = now.facts.find((fact) => fact.id === mine.fact_id);
  const events = [...document.querySelectorAll("#history li")].slice(0, Math.max(1, now.note.version - seen));
  const steps = events.map((event) => element("li", { textContent: event.querySelector("span + span").textContent.replace(/\s+/g, " ").trim() }));
  const error = element("p", { className: "error" });
  error.setAttribute("role", "alert");
  const apply = button("Apply mine on top", async () => {
    try {
      dialog.close();
      await again();
      dialog.remove();
    } catch (refusal) {
      error.textContent = `Not done: ${refusal.message}.`;
      dialog.showModal();
    }
  }, { className: "primary" });
  const drop = button("Keep theirs", () => {
    dialog.close();
    dialog.remove();
    say("Your correction was not made");
  });
  dialog.append(
    element("h2", { textContent: "Somebody else wrote first", id: "conflict-title" }),
    element("p", { textContent: `You read version ${seen}; the note is now at version ${now.note.version}. Since then:` }),
    element("ul", { className: "plain" }, ...steps),
    element("dl", { className: "beside" },
      element("dt", { textContent: "As it stands" }), element("dd", { textContent: theirs ? `${theirs.status}: ${told(theirs)}` : "no such fact" }),
      element("dt", { textContent: `Yours: ${mine.action}` }), element("dd", { textContent: mine.fact ? told(mine.fact) : mine.comment ?? mine.reason_code }),
    ),
    error,
    element("div", { className: "row" }, apply, drop),
  );
  document.body.append(dialog);
  dialog.showModal();
}
