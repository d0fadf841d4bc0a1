// The form in which a note is pasted: sends its exact characters, and shows what the note asks for.

import { call } from "./api.js";
import { Chips } from "./chips.js";
import { ofLine } from "./requests.js";
import { say } from "./status.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("paste"));
const text = /** @type {HTMLTextAreaElement} */ (document.getElementById("text"));
const exact = /** @type {HTMLInputElement} */ (document.getElementById("exact"));
const error = document.getElementById("text-error");
const chips = new Chips(document.getElementById("requests"));
const LARGEST = 2_000_000;
/** The text of a file as it is, while nobody has changed it in the box. @type {{shown: string, read: string} | null} */
let file = null;

const current = () => (file && file.shown === text.value ? file.read : text.value);

async function open(blob) {
  error.textContent = "";
  try {
    if (blob.size > LARGEST) throw new Error("it is larger than 2 MB; split it into notes");
    const read = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await blob.arrayBuffer());
    if (read.includes("\0")) throw new Error("it is no text");
    text.value = read;
    file = { shown: text.value, read };
    say("The file is in the box");
    preview();
  } catch (fault) {
    const told = fault instanceof TypeError ? "it is no text in UTF-8; save it as UTF-8 text" : fault.message;
    error.textContent = `The file cannot be used: ${told}.`;
  }
}

let asking = 0;
let pause = 0;

async function preview() {
  const mine = (asking += 1);
  if (!text.value.trim()) return chips.offer([]);
  try {
    const body = { text: current(), policy: form.elements.policy.value, as_of: form.elements.as_of.value || null };
    const answer = await call("POST", "/v1/determinations", { body });
    if (mine === asking) chips.offer(answer.determinations.map((one) => ofLine(one.procedure)).filter((one) => one.codes));
  } catch {
    if (mine === asking) chips.offer([]); // the form itself will say what is wrong
  }
}

text.addEventListener("input", () => {
  window.clearTimeout(pause);
  pause = window.setTimeout(preview, 500);
});

document.getElementById("file-row").hidden = false;
document.getElementById("file").addEventListener("change", (event) => {
  const [chosen] = event.target.files;
  if (chosen) open(chosen);
});
const drop = text.parentElement;
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("dropping");
});
drop.addEventListener("dragleave", () => drop.classList.remove("dropping"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("dropping");
  const [dropped] = event.dataTransfer.files;
  if (dropped) open(dropped);
});

form.addEventListener("submit", () => {
  exact.value = JSON.stringify(current());
  exact.disabled = false;
  text.disabled = true; // its line ends would be changed on the way
  const button = document.getElementById("judge");
  window.setTimeout(() => {
    button.textContent = "Reading the note …";
    say("Reading the note");
  }, 400);
});

window.addEventListener("pageshow", () => {
  exact.disabled = true;
  text.disabled = false;
  document.getElementById("judge").textContent = "Judge the note";
  if (text.value) preview();
});
