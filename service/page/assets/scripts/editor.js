// The dialog in which a fact is written: what it says, field by field, and why it is corrected.

import { element } from "./elements.js";
import { review } from "./data.js";
import { inputFor } from "./fields.js";
import { kinds } from "./kinds.js";

const REASONS = ["as_written", "missed", "not_said", "wrong_value", "wrong_side", "wrong_assertion", "wrong_time", "wrong_procedure", "clinic_called", "adjudicated"];
const FACT = ["id", "kind", "spans", "assertion", "temporality", "section", "laterality", "attributes", "source"];

/** Return a fact as the API takes it back. @param {any} fact */
export function asSent(fact) {
  return Object.fromEntries(Object.entries(fact).filter(([name]) => FACT.includes(name)));
}

/** Let a relief be tied to one of the note's procedures, each shown by its own words. @param {import("./kinds.js").Field} field */
function linked(field) {
  const found = review().facts.filter((fact) => fact.kind === "procedure" && fact.status !== "rejected");
  const labels = Object.fromEntries(found.map((fact) => [fact.id, [fact.spans[0].text, fact.attributes.date, fact.attributes.status].filter(Boolean).join(", ")]));
  return { ...field, type: "choice", choices: Object.keys(labels), labels };
}

/** Make the inputs of a fact of a kind. @param {any} told @param {string} kind @param {any} fact */
function inputs(told, kind, fact) {
  const link = (field) => (kind === "relief" && field.name === "procedure" ? linked(field) : field);
  const own = told.fields.map((field) => [field.name, inputFor({ ...field, needed: field.name !== "laterality" }, fact?.[field.name])]);
  const attributes = told.kinds[kind].fields.map((field) => [field.name, inputFor(link(field), fact?.kind === kind ? fact.attributes[field.name] : undefined)]);
  const read = (pairs) => Object.fromEntries(pairs.map(([name, input]) => [name, input.read()]));
  return { rows: [...attributes, ...own].map(([, input]) => input.row), read: () => ({ kind, ...read(own), attributes: read(attributes) }) };
}

/** Make the inputs of a reason. @param {string} usual */
function reasonInputs(usual) {
  const options = element("datalist", { id: "reasons" }, ...REASONS.map((value) => element("option", { value })));
  const code = element("input", { id: "reason-code", value: usual, required: true, pattern: "[a-z0-9][a-z0-9_.\\-]{0,63}", autocomplete: "off" });
  code.setAttribute("list", "reasons");
  code.title = "small letters, digits, _ . and -";
  const comment = element("textarea", { id: "reason-comment", rows: 2, maxLength: 4000 });
  const field = (label, input) => element("div", { className: "field" }, element("label", { textContent: label, htmlFor: input.id }), input);
  const rows = [field("Reason code", code), field("Comment", comment), options];
  return { rows, read: () => ({ reason_code: code.value, comment: comment.value.trim() || null }) };
}

/**
 * Open the dialog. `done` gets the fact, or null where none is written, and the reason; when it throws, the dialog
 * stays open and says why, with everything that was typed.
 * @param {{title: string, fact?: any, fields?: boolean, reason?: string | null, before?: HTMLElement, spans?: () => any[], submit: string, done: (fact: any, reason: any) => Promise<void>}} how
 */
export async function edit({ title, fact, fields = true, reason = null, before, spans, submit, done }) {
  const told = await kinds();
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog", { className: "editor" }));
  const heading = element("h2", { textContent: title, id: "editor-title" });
  dialog.setAttribute("aria-labelledby", "editor-title");
  const place = element("div", { className: "fields" });
  const kind = element("select", { id: "editor-kind" }, ...Object.entries(told.kinds).map(([value, one]) => element("option", { value, textContent: one.title, selected: value === fact?.kind })));
  let shown = null;
  const show = () => {
    shown = inputs(told, kind.value, fact);
    place.replaceChildren(...shown.rows);
  };
  const why = reason === null ? null : reasonInputs(reason);
  const error = element("p", { className: "error" });
  error.setAttribute("role", "alert");
  const send = element("button", { className: "primary", textContent: submit });
  const cancel = element("button", { type: "button", textContent: "Cancel" });
  cancel.addEventListener("click", () => dialog.close());
  const form = element("form", {}, heading);
  if (fact?.spans) form.append(element("p", {}, element("q", { textContent: fact.spans[0].text })));
  if (before) form.append(before);
  if (fields) {
    form.append(element("div", { className: "field" }, element("label", { textContent: "Kind", htmlFor: "editor-kind" }), kind), place);
    kind.addEventListener("change", show);
    show();
  }
  if (why) form.append(element("div", { className: "fields" }, ...why.rows));
  form.append(error, element("div", { className: "row" }, send, cancel));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    error.textContent = "";
    send.disabled = true;
    try {
      const written = fields ? { ...(fact ? asSent(fact) : { section: null }), ...shown.read() } : null;
      if (written && spans) written.spans = spans();
      await done(written, why?.read());
      dialog.close();
    } catch (refusal) {
      error.textContent = refusal.message;
    }
    send.disabled = false;
  });
  const from = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (from instanceof HTMLElement && from.isConnected) from.focus();
  });
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

