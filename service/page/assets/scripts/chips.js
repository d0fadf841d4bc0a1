// Requested procedures as chips over the text box that holds them: each is changed or removed with a button.

import { button, element } from "./elements.js";
import { parse, told, written } from "./requests.js";
import { say } from "./status.js";

const SIDES = ["", "left", "right", "bilateral"];

export class Chips {
  /** @param {HTMLTextAreaElement} box */
  constructor(box) {
    this.box = box;
    /** @type {import("./requests.js").Asked[]} */
    this.found = [];
    this.list = element("div", { className: "chips" });
    this.list.setAttribute("role", "group");
    this.list.setAttribute("aria-label", "Requested procedures");
    this.place = element("div");
    box.hidden = true;
    box.labels[0]?.removeAttribute("for");
    this.hint = box.parentElement.querySelector(".hint");
    box.after(this.list, this.place);
    this.show();
  }

  get asked() {
    return parse(this.box.value);
  }

  /** Show what the note itself asks for, while nothing else is asked. @param {import("./requests.js").Asked[]} found */
  offer(found) {
    this.found = found;
    this.show();
  }

  show() {
    const asked = this.asked;
    const shown = asked.length ? asked : this.found;
    if (this.hint) this.hint.textContent = asked.length ? "Only these will be judged." : this.found.length ? "Found in the note." : "Those that the note asks for will be judged.";
    const chips = shown.map((one, at) =>
      element(
        "span",
        { className: asked.length ? "chip" : "chip found" },
        button(told(one), () => this.edit(at), { "aria-label": `Change ${told(one)}` }),
        button("×", () => this.put(shown.filter((_, other) => other !== at)), { "aria-label": `Remove ${told(one)}` }),
      ),
    );
    this.list.replaceChildren(...chips, button("+ Add", () => this.edit(shown.length), { "aria-label": "Add a procedure", className: "quiet" }));
  }

  put(asked) {
    this.box.value = written(asked);
    this.place.replaceChildren();
    this.show();
    this.list.lastElementChild.focus();
    say(asked.length ? `${asked.length} requested` : "The note's own requests will be judged");
  }

  edit(at) {
    const shown = this.asked.length ? this.asked : this.found;
    const one = shown[at] ?? { codes: "", side: "", levels: "" };
    const codes = element("input", { value: one.codes.replaceAll("+", " + "), id: "chip-codes", placeholder: "64493 + 64494" });
    const side = element("select", { id: "chip-side" }, ...SIDES.map((value) => element("option", { value, textContent: value || "no side", selected: value === one.side })));
    const levels = element("input", { value: one.levels, id: "chip-levels", placeholder: "L4-S1" });
    const done = () => {
      const changed = { codes: codes.value.split(/[\s,+]+/).filter(Boolean).join("+"), side: side.value, levels: levels.value.replace(/\s+/g, "") };
      if (!changed.codes) return codes.focus();
      this.put([...shown.slice(0, at), changed, ...shown.slice(at + 1)]);
    };
    const field = (label, input, className) => element("p", { className }, element("label", { textContent: label, htmlFor: input.id }), input);
    const form = element(
      "div",
      { className: "chip-form" },
      field("Codes", codes, "wide"),
      field("Side", side, ""),
      field("Levels", levels, ""),
      element("div", { className: "row" }, button("Done", done), button("Cancel", () => this.put(this.asked), { className: "quiet" })),
    );
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        done();
      }
    });
    this.place.replaceChildren(form);
    codes.focus();
  }
}
