// Going to an element of a note or of its answer; the page and the report share it.

/** Bring an element into view, opening what it is folded away in, and give it the focus. @param {HTMLElement} element */
export function goTo(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
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
