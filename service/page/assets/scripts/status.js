// Tells what happened, to the eye and to a screen reader.

const place = document.getElementById("status");
let timer = 0;

/** Say a sentence; it stays for some seconds. @param {string} sentence */
export function say(sentence) {
  place.textContent = "";
  window.clearTimeout(timer);
  window.setTimeout(() => {
    place.textContent = sentence;
    timer = window.setTimeout(() => (place.textContent = ""), 8000);
  }, 50); // the same sentence said twice is then announced twice
}
