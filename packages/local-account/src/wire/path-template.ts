/**
 * Matches a path against a template such as `/v1/pipes/{Name}/start`.
 *
 * @param path as sent, percent-encoded
 * @returns the labels by name, decoded; undefined where the path is another one
 */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const rest = /^(.*)\/\{(\w+)\+\}$/.exec(template);
  if (rest) return matchRest(rest[1] ?? '', rest[2] ?? '', path);
  const expected = segmentsOf(template);
  const given = segmentsOf(path);
  if (given.length !== expected.length) return undefined;
  const labels = new Map<string, string>();
  for (const [index, segment] of expected.entries()) {
    const value = decode(given[index] ?? '');
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined ? value !== segment : !value) return undefined;
    if (name !== undefined && value !== undefined) labels.set(name, value);
  }
  return Object.fromEntries(labels);
}

/** The last label takes all that is left, its slashes included; at least one character. */
function matchRest(template: string, label: string, path: string): Record<string, string> | undefined {
  const count = segmentsOf(template).length;
  const segments = path.split('/');
  const before = matchPath(template, segments.slice(0, count).join('/'));
  const value = decode(segments.slice(count).join('/'));
  return before && value ? { ...before, [label]: value } : undefined;
}

/** A slash at the end names nothing: some of Lambda's templates have one, and not every client sends it. */
function segmentsOf(path: string): string[] {
  return path.replace(/\/$/, '').split('/');
}

/** @returns undefined for what is not percent-encoded UTF-8 */
function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
