// Signs a determination off; what was typed stays when the service refuses it.

import { call } from "./api.js";
import { review } from "./data.js";
import { renew } from "./renewing.js";
import { say } from "./status.js";

async function sign(form) {
  const { note, policy, as_of: asOf, determinations } = review();
  const line = determinations[Number(form.dataset.line)];
  const error = form.querySelector(".error");
  error.textContent = "";
  try {
    await call("POST", `/v1/notes/${encodeURIComponent(note.id)}/decisions`, {
      body: {
        policy,
        as_of: asOf,
        procedure: line.procedure,
        decision: form.elements.decision.value,
        rationale: form.elements.rationale.value,
        determination_sha256: line.sha256,
      },
    });
    await renew(["answers"]);
    say("Signed");
  } catch (refusal) {
    const more = refusal.status === 409 ? " What you typed stays here; load the page again to read the determination as it is now." : "";
    error.textContent = `Not signed: ${refusal.message}.${more}`;
  }
}

/** Let people sign. */
export function offerSigning() {
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.closest(".sign")) return;
    event.preventDefault();
    sign(form);
  });
}
