// Calls the service's API as any client does, and turns a refusal into an error that can be shown.

export class Refused extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, errors?: {pointer: string, message: string}[], version?: number}} problem */
  constructor(status, problem) {
    const told = (problem.errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`);
    super([problem.detail ?? problem.title ?? "the service does not answer", ...told].join("; "));
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Call the API; throws Refused. A write carries a key, so that a repeat does nothing twice.
 * @param {string} method @param {string} path @param {{body?: unknown, version?: number, key?: string}} [options]
 */
export async function call(method, path, { body, version, key = crypto.randomUUID() } = {}) {
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (version !== undefined) headers["If-Match"] = `"${version}"`;
  if (method === "POST") headers["Idempotency-Key"] = key;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Refused(0, { detail: "the service cannot be reached" });
  }
  const told = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}
