// Forms that call the API: what they send stands in their fields, what they do afterwards in data-then.

import { call } from "./api.js";
import { element } from "./elements.js";
import { say } from "./status.js";

const TYPES = {
  number: (inputs) => Number(inputs[0].value),
  flag: (inputs) => inputs[0].checked,
  list: (inputs) => inputs.filter((input) => input.checked).map((input) => input.value),
  words: (inputs) => inputs[0].value.trim() || null,
};

/** Return what a form sends. @param {HTMLFormElement} form */
function bodyOf(form) {
  if (form.dataset.body) return JSON.parse(form.dataset.body);
  const body = {};
  const names = new Set([...form.elements].map((input) => input.name).filter(Boolean));
  for (const name of names) {
    const inputs = [...form.elements].filter((input) => input.name === name);
    body[name] = TYPES[inputs[0].dataset.type ?? "words"](inputs);
  }
  return body;
}

/** Fill a place such as /notes/{task.note_id} from an answer. @param {string} place @param {any} answer */
function filled(place, answer) {
  return place.replace(/\{([\w.]+)\}/g, (_, path) => encodeURIComponent(path.split(".").reduce((part, name) => part[name], answer)));
}

function afterwards(form, answer) {
  const { then, none } = form.dataset;
  if (answer === null && none) return say(none);
  if (then === "secret") {
    form.querySelector(".secret").replaceChildren("The key, shown this once:", element("code", { textContent: answer.key }));
    form.reset();
    return undefined;
  }
  if (then === "reload") return window.location.reload();
  return window.location.assign(filled(then, answer));
}

async function send(form) {
  const [method, path] = form.dataset.call.split(" ");
  const error = form.querySelector(".error");
  const version = form.dataset.version ? Number(form.dataset.version) : undefined;
  if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) return;
  error.textContent = "";
  try {
    const body = method === "DELETE" || path.endsWith("/complete") || path.endsWith("/release") ? undefined : bodyOf(form);
    afterwards(form, await call(method, path, { body, version }));
  } catch (refusal) {
    error.textContent = `Not done: ${refusal.message}.`;
  }
}

for (const form of document.querySelectorAll("form[data-call]")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}
