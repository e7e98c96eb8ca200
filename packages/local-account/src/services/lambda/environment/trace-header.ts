import { randomBytes } from 'node:crypto';

/** An X-Ray trace header that says: not sampled. @param time in milliseconds since the epoch */
export function newTraceHeader(time: number): string {
  const seconds = Math.floor(time / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Parent=${randomBytes(8).toString('hex')};Sampled=0`;
}
