// The colour scheme: that of the machine, or one that was chosen here.

import { recall, remember } from "./memory.js";

const THEMES = ["auto", "light", "dark"];

function put(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Let a button go through the themes; the choice is remembered. @param {HTMLButtonElement} button */
export function offerThemes(button) {
  let theme = THEMES.includes(recall("theme")) ? recall("theme") : "auto";
  const show = () => {
    put(theme);
    button.textContent = `Theme: ${theme}`;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    remember("theme", theme);
    show();
  });
  show();
}
