// The marks of the note: which belong to a fact, which are shown, and going to one.

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Return the note's element. @returns {HTMLElement} */
export const paper = () => document.querySelector(".paper");

/** Return the marks of a fact, in order. @param {string | number} number @returns {HTMLElement[]} */
const marksOf = (number) => [...paper().querySelectorAll(`mark[data-facts~="${number}"]`)];

/** Light up the marks and the quotes of a fact, and no others. @param {string | number} number */
export function lightUp(number) {
  document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));
  marksOf(number).forEach((mark) => mark.classList.add("on"));
  document.querySelectorAll(`a.quote[data-number="${number}"]`).forEach((quote) => quote.classList.add("on"));
}

/** Bring an element into view, opening what it is folded away in, and give it the focus. @param {HTMLElement} element */
export function goTo(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const behavior = still() ? "auto" : "smooth";
  const scroller = element.closest(".paper");
  if (scroller && scroller.scrollHeight > scroller.clientHeight + 1) {
    const place = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTo({ top: scroller.scrollTop + place - scroller.clientHeight / 3, behavior });
    scroller.scrollIntoView({ block: "nearest", behavior });
  } else {
    element.scrollIntoView({ block: "center", behavior });
  }
  element.focus({ preventScroll: true });
}

/** Go to a fact in the note: to the mark that a link names, or else to its first. @param {string} number @param {string} [id] */
export function goToFact(number, id) {
  lightUp(number);
  const link = (id && document.getElementById(id)) || marksOf(number)[0]?.querySelector("a");
  if (link) goTo(link);
}
