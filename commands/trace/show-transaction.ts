import { describeDuration, type Tone } from '@pipeline/terminal';
import type { ShownLine } from '../frame/record-kind';
import { drawWay } from './draw-way';
import type { TransactionRecord } from './transaction-fields';

const TONES: Readonly<Record<TransactionRecord['outcome'], Tone>> = {
  processed: 'success',
  failed: 'failure',
  accepted: 'strong',
  refused: 'failure',
  unknown: 'failure',
};

/** What became of it, who it is, its way as a picture, and whatever else there is to say. */
export function showTransaction(record: TransactionRecord): ShownLine[] {
  const { asked, outcome, apiRequestId = asked, messageId } = record;
  return [
    { text: `${apiRequestId} ${describeOutcome(record)}`, tone: TONES[outcome] },
    ...(messageId === undefined || messageId === apiRequestId ? [] : [`message ${messageId}`]),
    ...drawWay(record.hops),
    ...record.processed.map(
      ({ time, bytes, sha256, replayName }, index) =>
        `processed ${index === 0 ? '' : 'again '}at ${time}${inReplay(replayName)}: ${bytes} bytes, sha256 ${sha256}`,
    ),
    ...record.failures.map(
      ({ time, error, replayName }) => `refused by the function at ${time}${inReplay(replayName)}: ${error}`,
    ),
    ...record.letters.map(describeLetter),
  ];
}

function describeOutcome({ outcome, totalMs, duplicates, letters, request }: TransactionRecord): string {
  switch (outcome) {
    case 'processed': {
      const took = totalMs === undefined ? '' : ` in ${describeDuration(totalMs)}`;
      return `was processed${took}${duplicates === 0 ? '' : `, and ${times(duplicates)} more: a duplicate`}`;
    }
    case 'failed':
      return letters[0] ? `failed, and is in ${letters[0].queue}` : 'failed, and no letter of it was seen';
    case 'accepted':
      return 'was accepted, and was not seen since';
    case 'refused':
      return `was not accepted: ${request?.status ?? ''} ${request?.error ?? ''}`.trimEnd();
    case 'unknown':
      return 'is unknown';
  }
}

function describeLetter({
  queue,
  time,
  error,
  message,
  replayName,
}: TransactionRecord['letters'][number]): string {
  if (queue === 'undelivered') return `in undelivered: accepted at ${time}, it did not reach the bus`;
  return `in unprocessed since ${time}${inReplay(replayName)}: ${[error, message].filter(Boolean).join(': ')}`;
}

function inReplay(replayName: string | undefined): string {
  return replayName === undefined ? '' : ` by replay ${replayName}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
