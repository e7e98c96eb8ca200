import type { JsonValue } from 'type-fest';
import { isJsonObject } from '@pipeline/states-language';

/**
 * The body of the message that a text carries, be it the message's own, an event that a pipe has made of it, or what is handed on
 * of that: a record of SQS has its `body` beside its `messageId`. Nothing but that body is the same in two runs.
 *
 * @returns the text itself where there is no such record in it
 */
export function carriedBody(text: string): string {
  return recordBodyOf(text) ?? text;
}

/** @returns undefined where there is no such record in it */
export function recordBodyOf(text: string): string | undefined {
  // Most bodies are no events, and JSON of many kilobytes takes a while to read.
  if (!text.includes('"messageId"') || !text.includes('"body"')) return undefined;
  try {
    return findRecordBody(JSON.parse(text) as JsonValue);
  } catch {
    return undefined;
  }
}

/** The outermost one. */
function findRecordBody(value: JsonValue): string | undefined {
  let level: JsonValue[] = [value];
  while (level.length > 0) {
    for (const one of level) {
      if (isJsonObject(one) && typeof one.body === 'string' && typeof one.messageId === 'string')
        return one.body;
    }
    level = level.flatMap((one) => {
      if (Array.isArray(one)) return one;
      return isJsonObject(one) ? Object.values(one).filter((member) => member !== undefined) : [];
    });
  }
  return undefined;
}
