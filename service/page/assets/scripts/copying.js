// Copies the rationale of a determination, as plain and as rich text.

import { element } from "./elements.js";
import { review } from "./data.js";
import { say } from "./status.js";

function sentence(line, number) {
  const card = document.querySelectorAll(".determination")[number];
  const title = card.querySelector("h3").textContent.replace(/\s+/g, " ").trim();
  const word = card.querySelector(".badge").textContent.trim();
  const quotes = [...card.querySelectorAll(".criterion:has(.decides) a.quote q")].map((quote) => `“${quote.textContent}”`);
  const { policy, as_of: asOf, note } = review();
  const source = `Policy ${policy}, as of ${asOf}, note ${note.sha256.slice(0, 12)}. A recommendation, not a decision.`;
  return { title, word, rationale: line.rationale, quotes: [...new Set(quotes)], source };
}

function rich({ title, word, rationale, quotes, source }) {
  const box = document.createElement("div");
  const head = document.createElement("p");
  head.append(element("strong", { textContent: `${word}: ${title}` }));
  box.append(head, element("p", { textContent: rationale }));
  if (quotes.length) {
    const list = document.createElement("ul");
    list.append(...quotes.map((quote) => element("li", { textContent: quote })));
    box.append(list);
  }
  box.append(element("p", { textContent: source }));
  return box.innerHTML;
}

async function copy(number) {
  const told = sentence(review().determinations[number], number);
  const plain = [`${told.word}: ${told.title}`, told.rationale, ...told.quotes.map((quote) => `- ${quote}`), told.source].join("\n");
  try {
    const kinds = { "text/plain": plain, "text/html": rich(told) };
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    say("The rationale is copied");
  } catch {
    try {
      await navigator.clipboard.writeText(plain);
      say("The rationale is copied as plain text");
    } catch {
      say("This browser does not let a page copy; select the text instead");
    }
  }
}

/** Offer the buttons. */
export function offerCopying() {
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(Number(button.dataset.line)));
  }
}
