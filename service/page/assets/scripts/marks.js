// The marks of the note: which belong to a fact, and going to one.

import { goTo } from "./going.js";

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

/** Go to a fact in the note: to the mark that a link names, or else to its first. @param {string} number @param {string} [id] */
export function goToFact(number, id) {
  lightUp(number);
  const link = (id && document.getElementById(id)) || marksOf(number)[0]?.querySelector("a");
  if (link) goTo(link);
}
