import type { TraceRecord } from '@pipeline/local-account';
import { describeDuration } from '@pipeline/terminal';
import { describeRecord } from './describe-record';
import type { Journey } from './journey';

/** What happens beside a transaction's way or behind it, and so does not tell where it is: the API answers once the queue has it. */
const ASIDE: ReadonlySet<TraceRecord['what']> = new Set([
  'RequestAnswered',
  'MessageDeleted',
  'EventArchived',
  'LogWritten',
  'FaultStruck',
]);

/** Says where transactions wait, and for how long the first of them has been on its way. */
export function describeWaiting(
  waiting: readonly Journey[],
  now: number,
): { readonly subject: string; readonly text: string } {
  const counts = new Map<string, number>();
  for (const { hops } of waiting) {
    const last = hops.filter(({ what }) => !ASIDE.has(what)).at(-1) ?? hops.at(-1);
    const hop = last === undefined ? '' : describeRecord(last).hop;
    counts.set(hop, (counts.get(hop) ?? 0) + 1);
  }
  const places = [...counts].map(([hop, count]) => `${count} at ${hop}`).join(', ');
  const oldest = waiting.reduce((earliest, { startedAt }) => Math.min(earliest, startedAt), now);
  const [only] = waiting;
  const subject = waiting.length === 1 && only ? only.id : String(waiting.length);
  return { subject, text: `${places}; on the way for ${describeDuration(now - oldest)}` };
}
