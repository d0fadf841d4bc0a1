// Opens and closes all criteria at once.

/** Offer the button, and the same again after the answers were put in anew. */
export function offerFolding() {
  const button = document.getElementById("unfold");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-pressed") !== "true";
    document.querySelectorAll("#answers .criterion").forEach((criterion) => (criterion.open = open));
    button.setAttribute("aria-pressed", String(open));
    button.textContent = open ? "Close all criteria" : "Open all criteria";
  });
}
