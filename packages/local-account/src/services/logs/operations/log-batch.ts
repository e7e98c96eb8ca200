import type { RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../errors/aws-error';
import type { NewLogEvent } from '../append-log-events';
import { bytesOfEvent } from './log-page';

/** "The maximum number of log events in a batch is 10,000" (API_PutLogEvents). */
export const MOST_EVENTS = 10_000;

/** "The maximum batch size is 1,048,576 bytes" (API_PutLogEvents), the 26 bytes of each event among them. */
const LARGEST_BATCH_BYTES = 1_048_576;

/** "A batch of log events in a single request cannot span more than 24 hours" (API_PutLogEvents). */
const LONGEST_SPAN_MS = 86_400_000;

const DAY_MS = 86_400_000;

/** "None of the log events in the batch can be older than 14 days" (API_PutLogEvents). */
const OLDEST_MS = 14 * DAY_MS;

/** "None of the log events in the batch can be more than 2 hours in the future" (API_PutLogEvents). */
const NEWEST_MS = 2 * 3_600_000;

/** @throws AwsError `InvalidParameterException` for a batch that is refused as a whole */
export function checkLogBatch(events: readonly NewLogEvent[]): void {
  const bytes = events.reduce((sum, event) => sum + bytesOfEvent(event), 0);
  if (bytes > LARGEST_BATCH_BYTES) {
    // The words: https://github.com/nhs-england-tools/terraform-aws-opennext/issues/27
    throw refused(`Upload too large: ${bytes} bytes exceeds limit of ${LARGEST_BATCH_BYTES}`);
  }
  const times = events.map(({ timestamp }) => timestamp);
  if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
    // Recorded on AWS.
    throw refused('Log events in a single PutLogEvents request must be in chronological order.');
  }
  if ((times.at(-1) ?? 0) - (times[0] ?? 0) > LONGEST_SPAN_MS) {
    throw refused('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
  }
}

/**
 * Tells the events that are taken from those that are too old or too new, which AWS drops while it answers 200.
 *
 * @param events in the order of their times
 * @param now in milliseconds since the epoch
 */
export function sortOutEvents(
  events: readonly NewLogEvent[],
  now: number,
  retentionInDays = Infinity,
): { readonly accepted: readonly NewLogEvent[]; readonly rejected?: RejectedLogEventsInfo } {
  const before = (time: number) => events.filter(({ timestamp }) => timestamp < time).length;
  const tooOld = before(now - OLDEST_MS);
  const expired = before(now - retentionInDays * DAY_MS);
  const tooNew = before(now + NEWEST_MS + 1);
  const rejected = {
    ...(tooNew < events.length && { tooNewLogEventStartIndex: tooNew }),
    ...(tooOld > 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired > 0 && { expiredLogEventEndIndex: expired }),
  };
  return {
    accepted: events.slice(Math.max(tooOld, expired), tooNew),
    ...(Object.keys(rejected).length > 0 && { rejected }),
  };
}

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
