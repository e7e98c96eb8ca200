import type { JsonObject } from 'type-fest';
import { isJsonObject } from '@pipeline/states-language';
import { AwsError } from '../errors/aws-error';
import { ownValue } from '../record-by-name';
import { exceedsJsonBounds } from './json-bounds';

/** The largest requests of AWS's APIs, 10,000 log events of two members each, have under 50,000. */
const MOST_VALUES = 100_000;

/**
 * Reads the input of AWS's JSON protocols.
 *
 * @returns an empty object for an empty body
 * @throws AwsError `SerializationException` for anything but a JSON object, and for one that is nested deeper than 1,000 levels or has
 * more than 100,000 values
 */
export function readJsonBody(body: Buffer): JsonObject {
  if (body.length === 0) return {};
  const value = parse(body);
  if (isJsonObject(value)) return value;
  throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
}

/** Writes the output of AWS's JSON protocols: dates as seconds since the epoch, bytes as base64. */
export function writeJsonBody(output: object): string {
  return JSON.stringify(output, asAwsJson);
}

function parse(body: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (!exceedsJsonBounds(text, MOST_VALUES)) return JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'The request is not JSON.');
  }
  throw new AwsError('SerializationException', 'The request is nested too deep, or has too many values.');
}

/** `JSON.stringify` calls `toJSON` before the replacer, so a date or bytes are looked up in the object that holds them. */
function asAwsJson(this: unknown, key: string, value: unknown): unknown {
  const held = ownValue(this as Record<string, unknown>, key);
  if (held instanceof Date) return held.getTime() / 1000;
  return held instanceof Uint8Array ? Buffer.from(held).toString('base64') : value;
}
