import { createHash } from 'node:crypto';

/** The same UUID for the same text, so that what is named by it keeps its name from one run to the next. */
export function stableUuid(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex');
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
