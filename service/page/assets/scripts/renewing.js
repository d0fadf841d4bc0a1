// Takes parts of the page anew from the server, after something was written, and makes them lively again.

import { reread } from "./data.js";
import { takeFrom, pageAt } from "./html.js";

/** @type {(() => void)[]} */
const afterwards = [];

/** Do something now, and again whenever parts were put in anew. @param {() => void} act */
export function always(act) {
  afterwards.push(act);
  act();
}

/** Put the parts of these ids in anew; what is typed elsewhere stays. @param {string[]} ids */
export async function renew(ids) {
  const page = await pageAt(window.location.href);
  const scroll = document.querySelector(".paper")?.scrollTop ?? 0;
  const open = [...document.querySelectorAll("#answers .criterion[open]")].map((one) => one.closest(".card").id + one.dataset.criterion);
  takeFrom(page, [...ids, "review-data", "version"]);
  reread();
  for (const one of document.querySelectorAll("#answers .criterion")) {
    if (open.includes(one.closest(".card").id + one.dataset.criterion)) one.open = true;
  }
  const paper = document.querySelector(".paper");
  if (paper) paper.scrollTop = scroll;
  afterwards.forEach((act) => act());
}
