// What the server told of the note: its text, how it was judged, and every fact with its number and status.

let told = read();

function read() {
  const place = document.getElementById("review-data");
  return place ? JSON.parse(place.textContent) : null;
}

/** Return everything; see service/page/views/review.py. */
export function review() {
  return told;
}

/** Read again what now stands on the page. */
export function reread() {
  told = read();
}

/** Return the fact of a number. @param {string | number} number */
export function factOf(number) {
  return told.facts.find((fact) => fact.number === Number(number));
}
