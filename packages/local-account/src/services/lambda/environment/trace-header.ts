import { randomUUID } from 'node:crypto';

/** An X-Ray trace header that says: not sampled. @param time in milliseconds since the epoch */
export function newTraceHeader(time: number): string {
  const seconds = Math.floor(time / 1000).toString(16);
  const [root, parent] = [randomUUID(), randomUUID()].map((id) => id.replaceAll('-', ''));
  return `Root=1-${seconds}-${root?.slice(-24)};Parent=${parent?.slice(-16)};Sampled=0`;
}
