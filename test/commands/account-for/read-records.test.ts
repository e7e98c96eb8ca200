import type { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { Ledger } from '../../../commands/account-for/ledger';
import { RecordReader } from '../../../commands/account-for/read-records';
import type { SearchPlace } from '../../../commands/trace/search-place';

const SINCE = 1_800_000_000_000;

interface Logged {
  readonly apiRequestId: string;
  readonly timestamp: number;
}

/** A log that is written while it is read. */
function logOf(events: readonly Logged[]): SearchPlace {
  const send = ({ input: { startTime = 0 } }: FilterLogEventsCommand) =>
    Promise.resolve({
      events: events
        .filter(({ timestamp }) => timestamp >= startTime)
        .map(({ apiRequestId, timestamp }) => ({
          eventId: apiRequestId,
          timestamp,
          message: JSON.stringify({ message: { apiRequestId, sha256: 'digest', body: '{}', bytes: 2 } }),
        })),
    });
  return {
    connection: { logs: { send } },
    stack: { output: () => 'group' },
    since: SINCE,
    signal: new AbortController().signal,
  } as unknown as SearchPlace;
}

test('what comes into the log half a minute after others of its time is found when all is read once more', async () => {
  const ledger = new Ledger();
  for (const apiRequestId of ['early', 'late']) ledger.accept({ apiRequestId, sha256: 'digest' });
  const events: Logged[] = [{ apiRequestId: 'early', timestamp: SINCE + 60_000 }];
  const reader = new RecordReader(logOf(events), ledger);
  expect(await reader.read()).toBe(1);

  events.push({ apiRequestId: 'late', timestamp: SINCE + 30_000 });
  expect(await reader.read()).toBe(0);
  expect(await reader.readAgain()).toBe(1);
  expect(ledger.open).toBe(0);
});
