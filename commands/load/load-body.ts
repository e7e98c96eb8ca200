/** The least that a body needs for its number and the run's name. */
export const LEAST_BYTES = 64;

/**
 * A transaction of exactly so many bytes: JSON that says which load and which number it is, and is filled up.
 *
 * @param runId ASCII, at most 16 characters
 * @param bytes at least `LEAST_BYTES`
 */
export function loadBody(runId: string, number: number, bytes: number): Buffer {
  const head = `{"load":"${runId}","number":${number},"fill":"`;
  const tail = '"}';
  return Buffer.from(head + 'x'.repeat(Math.max(0, bytes - head.length - tail.length)) + tail);
}
