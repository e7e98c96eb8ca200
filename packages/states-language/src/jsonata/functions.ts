import { createHash, randomUUID } from 'node:crypto';
import type jsonata from 'jsonata';
import { seededRandom } from '../java-random';
import { MAX_RANGE_LENGTH } from './bounds';
import { currentEvaluation } from './evaluation';
import { jsonataError, memoryExceeded } from './jsonata-error';
import { parseStrictJson } from './strict-json';

const HASH_NAMES = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

type Implementation = Parameters<jsonata.Expression['registerFunction']>[1];

/**
 * The functions that Step Functions adds to JSONata (step-functions/latest/dg/transforming-data), and those that tell the
 * time: JSONata itself would ask the machine. What they do with odd arguments was measured with TestState (floci's
 * JsonataEvaluatorTest).
 */
export const STEP_FUNCTIONS_ADDITIONS: Readonly<
  Record<string, readonly [implementation: Implementation, signature: string]>
> = {
  millis: [() => currentEvaluation().now, '<:n>'],
  now: [formatNow, '<s?s?:s>'],
  partition: [partition, '<xn?:a<a>>'],
  range: [range, '<nnn?:a<n>>'],
  hash: [hash, '<ss?:s>'],
  random: [random, '<n?:n>'],
  uuid: [() => randomUUID(), '<:s>'],
  parse: [parse, '<s?:x>'],
};

function formatNow(this: jsonata.Focus, picture?: string, timezone?: string): unknown {
  const { implementation } = this.environment.lookup('fromMillis') as { implementation: Implementation };
  return implementation.call(this, currentEvaluation().now, picture, timezone);
}

function partition(input: unknown, size?: number): unknown[][] | undefined {
  if (input === null) throw jsonataError('Argument 1 of function "partition" must be an array', 'T0412');
  if (input === undefined) return undefined;
  // Everything in JSONata is also the sequence of itself.
  const items: unknown[] = Array.isArray(input) ? input : [input];
  const chunkSize = size === undefined ? items.length : Math.trunc(size);
  if (chunkSize < 0) throw jsonataError('Second argument must be zero or greater');
  if (chunkSize === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let start = 0; start < items.length; start += chunkSize)
    chunks.push(items.slice(start, start + chunkSize));
  return chunks.length > 0 ? chunks : undefined;
}

function range(first?: number, last?: number, delta?: number): number[] | number | undefined {
  if (first === undefined || last === undefined || delta === undefined) return undefined;
  const [start, end, step] = [Math.trunc(first), Math.trunc(last), Math.trunc(delta)];
  const length = step === 0 ? 0 : Math.floor((end - start) / step) + 1;
  if (length <= 0) return undefined;
  if (length > MAX_RANGE_LENGTH) throw memoryExceeded();
  const numbers = Array.from({ length }, (_, index) => start + index * step);
  // A sequence of one is its element, as everywhere in JSONata.
  return numbers.length === 1 ? numbers[0] : numbers;
}

function hash(text?: string, algorithm?: string): string | undefined {
  if (text === undefined || algorithm === undefined) return undefined;
  const name = HASH_NAMES.get(algorithm);
  if (name === undefined) throw jsonataError(`Unsupported hash algorithm: ${algorithm}`);
  return createHash(name).update(text, 'utf8').digest('hex');
}

function random(seed?: number): number {
  return seed === undefined ? Math.random() : seededRandom(seed);
}

function parse(text?: string): unknown {
  if (text === undefined) return undefined;
  try {
    return parseStrictJson(text);
  } catch (problem) {
    if (!(problem instanceof SyntaxError)) throw problem;
    throw jsonataError('Invalid JSON');
  }
}
