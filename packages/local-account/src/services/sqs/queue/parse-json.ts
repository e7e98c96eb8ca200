/** @returns undefined for what is not JSON: it fits no format, and AWS refuses it as such */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
