// The one place where text of this server becomes elements; text of a note never does, it is only ever text.

const policy = window.trustedTypes?.createPolicy("chartproof", { createHTML: (text) => text }) ?? {
  createHTML: (text) => text,
};

/** Fetch a page of this server and return it as a document; throws when it is refused. @param {string} address */
export async function pageAt(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw new Error(`the page was refused (${answer.status})`);
  return new DOMParser().parseFromString(policy.createHTML(await answer.text()), "text/html");
}

/** Put the elements of these ids in the place of those that stand here. @param {Document} page @param {string[]} ids */
export function takeFrom(page, ids) {
  for (const id of ids) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
}
