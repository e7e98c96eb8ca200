import { parsePayload, type Payload } from '@pipeline/states-language';
import { ownValue } from '../../../../record-by-name';
import type { ServedOperation } from '../../../../service';
import { toTaskMembers } from './sdk-members';
import type { SdkService } from './sdk-services';

/** Of the response, and no member of the answer. */
const REQUEST_ID_HEADER = 'x-amzn-requestid';

/**
 * A task's result, of what an operation answers: dates are texts, and the answer's bytes are text (recorded on AWS: S3's `Body`). The
 * SDK integration adds nothing to the answer.
 */
export function sdkResult(service: SdkService, { http }: ServedOperation, answer: object): Payload {
  const headers: Readonly<Record<string, string>> = http?.output?.headers ?? {};
  const members = Object.entries(answer).filter(([name]) => ownValue(headers, name) !== REQUEST_ID_HEADER);
  const described = members.map(([name, member]) => [name, withTexts(member)] as const);
  return parsePayload(JSON.stringify(toTaskMembers(service, Object.fromEntries(described))));
}

function withTexts(value: unknown): unknown {
  if (value instanceof Date) return writeInstant(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withTexts(member)]));
}

/** As Java's `Instant` does: without a fraction where there is none. */
function writeInstant(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
