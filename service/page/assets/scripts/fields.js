// One input for one field of a fact, typed as the field is: it shows a value, and gives it back.

import { element } from "./elements.js";

let count = 0;

const option = (value, text, chosen) => element("option", { value, textContent: text, selected: value === chosen });
const words = (value) => value.replaceAll("_", " ");

function choice(field, value, id) {
  const none = field.needed ? [] : [option("", "not said", value ?? "")];
  const input = element("select", { id }, ...none, ...field.choices.map((one) => option(one, field.labels?.[one] ?? words(one), value)));
  return { input, read: () => input.value || null };
}

function choices(field, value, id) {
  const boxes = field.choices.map((one) => element("input", { type: "checkbox", value: one, checked: (value ?? []).includes(one) }));
  const labels = boxes.map((box) => element("label", { className: "check" }, box, ` ${words(box.value)}`));
  const input = element("div", { id, className: "boxes", role: "group" }, ...labels);
  return { input, read: () => boxes.filter((box) => box.checked).map((box) => box.value) };
}

function flag(field, value, id) {
  const told = value === true ? "yes" : value === false ? "no" : "";
  const input = element("select", { id }, option("", "not said", told), option("yes", "yes", told), option("no", "no", told));
  return { input, read: () => (input.value ? input.value === "yes" : null) };
}

function number(field, value, id) {
  const input = element("input", { id, type: "number", min: "1", max: "9999", step: "1", value: value ?? "" });
  return { input, read: () => (input.value === "" ? null : Number(input.value)) };
}

function text(field, value, id) {
  const input = element("input", { id, value: value ?? "", autocomplete: "off" });
  return { input, read: () => input.value.trim() || null };
}

function list(field, value, id) {
  const input = element("input", { id, value: (value ?? []).join(", "), autocomplete: "off", placeholder: "parted by commas" });
  return { input, read: () => input.value.split(",").map((one) => one.trim()).filter(Boolean) };
}

function interval(field, value, id) {
  const bound = (name, label) => element("input", { type: "number", step: "any", value: value?.[name] ?? "", "aria-label": `${field.label}: ${label}` });
  const [low, high] = [bound("low", "from"), bound("high", "to")];
  const box = (checked, label) => [element("input", { type: "checkbox", checked }), label];
  const [over, overLabel] = box(value ? !value.low_inclusive : false, "more than");
  const [under, underLabel] = box(value ? !value.high_inclusive : false, "less than");
  const [about, aboutLabel] = box(value?.approximate ?? false, "about");
  const checks = [[over, overLabel], [under, underLabel], [about, aboutLabel]];
  const labels = checks.map(([input, label]) => element("label", { className: "check" }, input, ` ${label}`));
  const input = element("div", { id, className: "interval", role: "group" }, low, element("span", { textContent: "to" }), high, ...labels);
  const read = () => {
    if (low.value === "" && high.value === "") return null;
    const ends = { low: low.value === "" ? null : Number(low.value), high: high.value === "" ? null : Number(high.value) };
    return { ...ends, low_inclusive: !over.checked, high_inclusive: !under.checked, approximate: about.checked };
  };
  return { input, read };
}

function other(field, value, id) {
  const input = element("span", { id, className: "faint", textContent: value === null || value === undefined ? "not said" : JSON.stringify(value) });
  return { input, read: () => value ?? null };
}

const TYPES = { choice, choices, flag, number, words: text, list, interval, json: other };

/**
 * Make a labelled input for a field.
 * @param {import("./kinds.js").Field} field @param {any} value
 * @returns {{row: HTMLElement, read: () => any}}
 */
export function inputFor(field, value) {
  const id = `field-${(count += 1)}`;
  const { input, read } = TYPES[field.type](field, value, id);
  const grouped = input.getAttribute("role") === "group";
  const label = element(grouped ? "span" : "label", { textContent: field.label, className: "label", id: `${id}-label` });
  if (grouped) input.setAttribute("aria-labelledby", label.id);
  else label.htmlFor = id;
  return { row: element("div", { className: `field of-${field.type}` }, label, input), read };
}
