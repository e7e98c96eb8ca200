import { createHash, randomUUID } from 'node:crypto';
import { type Payload, payloadOf } from '../../payload';
import { javaText } from '../java-values';
import { formatText } from './format-text';
import { type Intrinsic, MAX_TEXT_LENGTH, textOf } from './intrinsic';

const HASH_NAMES = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

export const TEXT_INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Format: {
    arguments: { min: 1, max: Infinity },
    run: (template, ...values) => payloadOf(formatText(javaText(template), values.map(javaText))),
  },
  StringSplit: { arguments: { min: 2, max: 2 }, run: split },
  Base64Encode: {
    arguments: { min: 1, max: 1 },
    run: (text) => recode(text, 'utf8', 'base64'),
  },
  Base64Decode: {
    arguments: { min: 1, max: 1 },
    run: (text) => recode(text, 'base64', 'utf8'),
  },
  Hash: { arguments: { min: 2, max: 2 }, run: hash },
  UUID: { arguments: { min: 0, max: 0 }, run: () => payloadOf(randomUUID()) },
};

/** Each character of the delimiter is one; nothing is between two of them (recorded on AWS). */
function split(text: Payload, delimiter: Payload): Payload | undefined {
  const [whole, delimiters] = [textOf(text), textOf(delimiter)];
  if (whole === undefined || delimiters === undefined) return undefined;
  const parts: string[] = [];
  let part = '';
  for (const character of whole) {
    if (!delimiters.includes(character)) part += character;
    else {
      parts.push(part);
      part = '';
    }
  }
  return payloadOf([...parts, part].filter((each) => each !== ''));
}

/** What is not Base64 is passed over (measured on AWS). */
function recode(text: Payload, from: 'utf8' | 'base64', to: 'utf8' | 'base64'): Payload | undefined {
  const source = textOf(text);
  if (source === undefined || source.length > MAX_TEXT_LENGTH) return undefined;
  return payloadOf(Buffer.from(source, from).toString(to));
}

/** Of what is no text, the text of it is hashed (measured on AWS). */
function hash(data: Payload, algorithm: Payload): Payload | undefined {
  const source = javaText(data);
  const name = HASH_NAMES.get(textOf(algorithm) ?? '');
  if (name === undefined || source.length > MAX_TEXT_LENGTH) return undefined;
  return payloadOf(createHash(name).update(source, 'utf8').digest('hex'));
}
