// Requested procedures as the form writes them, a line each: codes, side, levels.

/** @typedef {{codes: string, side: string, levels: string}} Asked */

/** Read lines. @param {string} text @returns {Asked[]} */
export function parse(text) {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [codes = "", side = "", levels = ""] = line.split(":");
      return { codes: codes.trim(), side: side.trim(), levels: levels.trim() };
    });
}

/** Write lines. @param {Asked[]} asked */
export function written(asked) {
  return asked.map(({ codes, side, levels }) => [codes, side, levels].join(":").replace(/:+$/, "")).join("\n");
}

/** Say one to a person. @param {Asked} asked */
export function told({ codes, side, levels }) {
  return [codes.replaceAll("+", " + "), side, levels.replaceAll(",", ", ")].filter(Boolean).join(" · ");
}

/** Write adjoining disc levels as one range. @param {string[]} levels */
function joined(levels) {
  const ends = levels.map((level) => level.split("-"));
  const adjoin = ends.every((pair, at) => pair.length === 2 && (at === 0 || ends[at - 1][1] === pair[0]));
  return levels.length > 1 && adjoin ? `${ends[0][0]}-${ends.at(-1)[1]}` : levels.join(",");
}

/** Return a procedure of an answer as a request. @param {{cpt: string[], laterality: string | null, levels: string[]}} line @returns {Asked} */
export function ofLine(line) {
  return { codes: line.cpt.join("+"), side: line.laterality ?? "", levels: joined(line.levels) };
}
