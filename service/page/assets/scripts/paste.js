// The form in which a note is pasted: sends its exact characters.

const form = /** @type {HTMLFormElement} */ (document.getElementById("paste"));
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
const exact = /** @type {HTMLInputElement} */ (document.getElementById("exact"));

form.addEventListener("submit", () => {
  exact.value = JSON.stringify(text.value);
  exact.disabled = false;
  text.disabled = true; // its line ends would be changed on the way
});

window.addEventListener("pageshow", () => {
  exact.disabled = true;
  text.disabled = false;
});
