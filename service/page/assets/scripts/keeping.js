// Keeps a note that was pasted: until then nothing of it is stored.

import { call } from "./api.js";
import { review } from "./data.js";
import { say } from "./status.js";

/** Offer the button. */
export function offerKeeping() {
  const button = /** @type {HTMLButtonElement | null} */ (document.getElementById("keep"));
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { note, policy, requests, as_of: asOf } = review();
    button.disabled = true;
    try {
      const kept = await call("POST", "/v1/notes", { body: { text: note.text, policy, requests: requests.length ? requests : null } });
      window.location.assign(`/notes/${encodeURIComponent(kept.id)}?policy=${encodeURIComponent(policy)}&as_of=${asOf}`);
    } catch (error) {
      button.disabled = false;
      say(`Not kept: ${error.message}`);
    }
  });
}
