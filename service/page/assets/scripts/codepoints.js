// Places in a note are counted in code points, and strings here in UTF-16 units; the DOM has \n for every line end.

/** Count the code points of a text. @param {string} text */
export function length(text) {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i += 1) {
    const [high, low] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
    if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      count -= 1;
      i += 1;
    }
  }
  return count;
}

/** Return the code points [start, end) of a text. @param {string} text @param {number} start @param {number} end */
export function slice(text, start, end) {
  return [...text].slice(start, end).join("");
}

/**
 * Return the place in the note of a point in the DOM, or null when it is not in the note.
 * A line knows where it begins; within it only its line end can differ, and that is last.
 * @param {Node} node @param {number} offset
 */
export function placeOf(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest(".line");
  if (!line) return null;
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, offset);
  return Number(line.dataset.start) + length(range.toString());
}
