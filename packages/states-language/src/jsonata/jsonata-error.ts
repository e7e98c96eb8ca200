/** An error with a code, as JSONata's own are; those of AWS's functions are D3137. */
export function jsonataError(message: string, code = 'D3137'): Error {
  return Object.assign(new Error(message), { code });
}

/** JSONata's code for a sequence that is too long: here, for whatever takes too much memory. */
export function memoryExceeded(): Error {
  return jsonataError('The expression takes too much memory', 'D2015');
}
