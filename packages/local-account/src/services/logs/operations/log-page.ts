import { AwsError } from '../../../errors/aws-error';
import type { LogEvent } from '../kept-log-events';

/** The error for a token that the API did not give. */
export const INVALID_TOKEN = new AwsError('InvalidParameterException', 'The specified nextToken is invalid.');

/** What an event counts for: "26 bytes for each log event" beside its message (API_PutLogEvents). */
export function bytesOfEvent({ message }: { readonly message: string }): number {
  return Buffer.byteLength(message) + 26;
}

/** "1 MB … which can be up to 10,000 log events" (API_GetLogEvents, API_FilterLogEvents). */
const LARGEST_PAGE_BYTES = 1_048_576;

/** The events of one answer. */
export class LogPage {
  readonly events: LogEvent[] = [];
  private bytes = 0;

  /** @param limit how many there may be */
  constructor(private readonly limit: number) {}

  /** @returns whether there was room for it; for the first there always is, or a group with a large one would never end */
  add(event: LogEvent): boolean {
    this.bytes += bytesOfEvent(event);
    const fits = this.events.length < this.limit && this.bytes <= LARGEST_PAGE_BYTES;
    if (!fits && this.events.length > 0) return false;
    this.events.push(event);
    return true;
  }
}
