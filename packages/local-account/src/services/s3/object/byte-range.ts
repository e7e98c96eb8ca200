import { AwsError } from '../../../errors/aws-error';

/** A part of an object: from its first byte to its last, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header: one range, as S3 takes it.
 *
 * @returns undefined for none, and for what is no range, which S3 passes over
 * @throws AwsError `InvalidRange` for one that begins behind the end
 */
export function parseByteRange(text: string | undefined, sizeBytes: number): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (start <= end) return { start, end };
  throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
}
