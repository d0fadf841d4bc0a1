"use strict";

// The page works without this script: quotes and marks are links to each other. The script keeps the page still while
// the note scrolls, shows every line of a quote, and leads back to the criterion that one came from.

const cameFrom = new Map();

function marksOf(quote) {
  const note = quote.closest(".case").querySelector(".paper");
  return note.querySelectorAll(`mark[data-facts~="${quote.dataset.number}"]`);
}

function lightUp(quote) {
  document.querySelectorAll(".on").forEach((element) => element.classList.remove("on"));
  quote.classList.add("on");
  marksOf(quote).forEach((mark) => mark.classList.add("on"));
}

function toNote(quote) {
  lightUp(quote);
  marksOf(quote).forEach((mark) => cameFrom.set(mark, quote));
  goTo(document.getElementById(quote.hash.slice(1)));
}

function toCriterion(link) {
  const quote = cameFrom.get(link.parentElement) || document.getElementById(link.hash.slice(1));
  lightUp(quote);
  goTo(quote);
}

document.addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  const quote = event.target.closest("a.quote");
  const link = event.target.closest("mark a");
  if (!quote && !link) return;
  event.preventDefault();
  if (quote) toNote(quote);
  else toCriterion(link);
});
