import { InvalidArgumentError } from 'commander';
import type { FaultSpec } from '@pipeline/local-account';
import { toIsoDuration } from '../clock/duration';
import { HOPS } from './hops';

/** What goes wrong, and which member a value behind it is for: `error=ServiceException`, `delay=5s`. */
const KINDS: ReadonlyMap<string, string | undefined> = new Map([
  ['error', 'code'],
  ['throttle', undefined],
  ['delay', 'for'],
  ['hang', 'for'],
  ['crash', undefined],
  ['twice', undefined],
  ['half', 'code'],
]);

const NUMBERS = ['probability', 'count', 'seed', 'status'];
const TEXTS = ['message', 'match', 'resource', 'caller', 'code'];

/** A word; what stands in quotes, behind `=`, may have spaces in it. */
const WORD = /(?:[^\s"'=]+=)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|\S+)/g;

const EXAMPLE = "such as 'pipe throttle probability=0.2 seed=7'";

/**
 * Reads a fault as it is typed: `lambda:Invoke error=ServiceException probability=0.2 seed=7`.
 *
 * @param text where, what, and then when; or JSON, as the control interface takes it
 * @throws InvalidArgumentError that says what is wrong, and what to type
 */
export function parseFault(text: string): FaultSpec {
  if (text.trimStart().startsWith('{')) return parseJson(text);
  return faultOfWords(splitWords(text));
}

/**
 * Reads a fault of which the shell has made words.
 *
 * @throws InvalidArgumentError that says what is wrong, and what to type
 */
export function faultOfWords([where, what, ...rest]: readonly string[]): FaultSpec {
  if (where === undefined || what === undefined) {
    throw new InvalidArgumentError(`A fault says where, and what goes wrong there, ${EXAMPLE}.`);
  }
  const { summary: _, ...hop } = HOPS.get(where) ?? { hop: hopOf(where), summary: '' };
  const members = rest.map(readMember);
  // What is wrong with the values themselves, the run says.
  return Object.fromEntries([...Object.entries(hop), ...readKind(what), ...members]) as FaultSpec;
}

function parseJson(text: string): FaultSpec {
  try {
    return JSON.parse(text) as FaultSpec;
  } catch (error) {
    throw new InvalidArgumentError(`It is no JSON: ${(error as Error).message}.`);
  }
}

function splitWords(text: string): string[] {
  return [...text.matchAll(WORD)].map(([word, quoted, plain]) => {
    if (quoted !== undefined) return word.slice(0, word.indexOf('"')) + quoted.replace(/\\(.)/g, '$1');
    if (plain !== undefined) return word.slice(0, word.indexOf("'")) + plain;
    return word;
  });
}

function hopOf(where: string): string {
  if (where === '*' || where.includes(':')) return where;
  throw new InvalidArgumentError(
    `${where} is no hop. There are ${[...HOPS.keys()].join(', ')}, and each operation of AWS, such as sqs:SendMessage.`,
  );
}

function readKind(word: string): [string, unknown][] {
  const [kind = '', value] = splitPair(word);
  if (!KINDS.has(kind)) {
    throw new InvalidArgumentError(
      `${kind} is nothing that can go wrong. That is one of ${[...KINDS.keys()].join(', ')}, ${EXAMPLE}.`,
    );
  }
  if (value === undefined) return [['fault', kind]];
  const member = KINDS.get(kind);
  if (member === undefined) throw new InvalidArgumentError(`${kind} has no value: leave out =${value}.`);
  return [
    ['fault', kind],
    [member, member === 'for' ? toIsoDuration(value) : value],
  ];
}

function readMember(word: string): [string, unknown] {
  const [name = '', value] = splitPair(word);
  if (name === 'done' && (value === undefined || value === 'true')) return [name, true];
  if (value !== undefined && value !== '') {
    if (name === 'for') return [name, toIsoDuration(value)];
    if (NUMBERS.includes(name)) return [name, readNumber(name, value)];
    if (TEXTS.includes(name)) return [name, value];
  }
  throw new InvalidArgumentError(
    `${word}: after what goes wrong come done, ${[...NUMBERS, ...TEXTS, 'for'].map((one) => `${one}=`).join(', ')}, ${EXAMPLE}.`,
  );
}

/** Percent are parts of 100. */
function readNumber(name: string, text: string): number {
  const number = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (!Number.isNaN(number)) return number;
  throw new InvalidArgumentError(`${name}=${text}: that is no number, such as ${name}=1.`);
}

function splitPair(word: string): [name: string, value: string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
