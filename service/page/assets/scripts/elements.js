// Makes elements; text is only ever text.

/** Make an element with fields and children. @param {string} tag @param {Record<string, any>} [fields] @param {...(Node | string)} children */
export function element(tag, fields = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(fields)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Make a button. @param {string} text @param {() => void} act @param {Record<string, any>} [fields] */
export function button(text, act, fields = {}) {
  const made = element("button", { type: "button", textContent: text, ...fields });
  made.addEventListener("click", act);
  return made;
}
