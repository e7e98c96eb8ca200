import { z } from 'zod';
import type { Line } from '@pipeline/terminal';
import { recordKind, type RecordOf } from '../frame/record-kind';
import type { LetterGroup } from '../letters/group-letters';
import type { Letter } from '../letters/letter';
import { LETTER_QUEUES } from '../letters/letter-queue';

/** The fields by which every record about a letter says which it is. */
export const LETTER_IDENTITY = {
  queue: z.enum(LETTER_QUEUES).describe('where the letter is'),
  messageId: z.string().describe("the letter's own, in its queue"),
  apiRequestId: z.string().optional().describe("the transaction's, as its sender got it"),
};

export function identityOf({ queue, messageId, apiRequestId }: Letter) {
  return { queue, messageId, apiRequestId };
}

const reason = {
  errorCode: z.string().optional().describe('`ERROR_CODE`; none in undelivered'),
  errorMessage: z.string().optional().describe('`ERROR_MESSAGE`; none in undelivered'),
  target: z.string().optional().describe('the ARN of what the event was for; none in undelivered'),
};

/** A line of `dead-letters list`: letters with the same reason. */
export const groupRecord = recordKind({
  type: 'letterGroup',
  summary: 'Letters of a queue with the same error and target.',
  fields: {
    queue: LETTER_IDENTITY.queue,
    ...reason,
    count: z.number().describe('how many letters'),
    oldest: z.string().describe('when the first of them was sent, ISO 8601'),
    newest: z.string().describe('when the last of them was sent, ISO 8601'),
    examples: z.array(z.string()).describe('three of their ids'),
  },
  show: ({ queue, count, errorCode, errorMessage, oldest, newest, examples, target }) => [
    {
      cells: [
        { text: String(count), width: 7, align: 'right', tone: 'strong' },
        { text: queue, width: 11 },
      ],
      rest: { text: describeError(errorCode, errorMessage), tone: 'failure' },
      overflow: 'wrap',
    },
    below(`from ${oldest} to ${newest}`),
    below(`such as ${examples.join(', ')}`),
    ...(target === undefined ? [] : [below(`for ${target}`)]),
  ],
});

export function groupOf(group: LetterGroup): RecordOf<typeof groupRecord> {
  const { queue, error, target, count, oldest, newest, examples } = group;
  return {
    queue,
    errorCode: error?.code,
    errorMessage: error?.message,
    target,
    count,
    oldest: isoTime(oldest),
    newest: isoTime(newest),
    examples,
  };
}

const letterFields = {
  ...LETTER_IDENTITY,
  sentAt: z
    .string()
    .describe('when processing failed, or, in undelivered, when the transaction was accepted; ISO 8601'),
  receiveCount: z.number().describe('how often the letter was received, this time included'),
  ...reason,
  rule: z.string().optional().describe('the rule that could not deliver'),
  execution: z.string().optional().describe('the execution that failed'),
  eventId: z.string().optional().describe("the event's"),
  replayName: z.string().optional().describe('the replay that the event is of'),
  bytes: z.number().optional().describe("of the transaction's body; none if it cannot be read"),
};

/** A line of `dead-letters list --each`. */
export const letterRecord = recordKind({
  type: 'letter',
  summary: 'One letter, without its body.',
  fields: letterFields,
  show: ({ queue, messageId, apiRequestId = messageId, sentAt, errorCode, errorMessage }) => [
    {
      cells: [
        { text: sentAt, width: 20, widthWhereWide: 24, tone: 'aside' },
        { text: queue, width: 11 },
        { text: apiRequestId, width: 16, widthWhereWide: 36, tone: 'strong' },
      ],
      rest: { text: describeError(errorCode, errorMessage), tone: 'failure' },
      overflow: 'wrap',
    },
  ],
});

export function letterOf(letter: Letter): RecordOf<typeof letterRecord> {
  const { sentAt, receiveCount, error, target, rule, execution, event, transaction } = letter;
  return {
    ...identityOf(letter),
    sentAt: isoTime(sentAt),
    receiveCount,
    errorCode: error?.code,
    errorMessage: error?.message,
    target,
    rule,
    execution,
    eventId: event?.id,
    replayName: event?.replayName,
    bytes: transaction === undefined ? undefined : Buffer.byteLength(transaction),
  };
}

/** What `dead-letters show` tells of a letter. */
export const wholeLetterRecord = recordKind({
  type: 'wholeLetter',
  summary: 'One letter, with its body.',
  fields: {
    ...letterFields,
    transaction: z.string().optional().describe('the body as it was sent; none if it cannot be read'),
    body: z
      .string()
      .describe("the letter's own body: in undelivered the transaction, in unprocessed the event"),
  },
  show: (record) => [
    { text: `${record.queue} ${record.apiRequestId ?? record.messageId}`, tone: 'strong' },
    ...named('error', describeError(record.errorCode, record.errorMessage)),
    ...named('sent', record.sentAt),
    ...named('message id', record.messageId),
    ...named('received', `${record.receiveCount} times`),
    ...named('target', record.target),
    ...named('rule', record.rule),
    ...named('execution', record.execution),
    ...named('event', record.eventId),
    ...named('replay', record.replayName),
    ...named(
      record.transaction === undefined ? 'letter' : 'body',
      record.bytes === undefined ? 'no transaction that can be read' : `${record.bytes} bytes`,
    ),
    ...(record.transaction ?? record.body).split('\n'),
    '',
  ],
});

export function wholeLetterOf(letter: Letter): RecordOf<typeof wholeLetterRecord> {
  return { ...letterOf(letter), transaction: letter.transaction, body: letter.message.Body ?? '' };
}

function describeError(code: string | undefined, message: string | undefined): string {
  if (code === undefined) return 'did not reach the bus';
  return message === undefined || message === '' ? code : `${code}: ${message}`;
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function below(text: string): Line {
  return { cells: [{ text: '', width: 7 }], rest: { text, tone: 'aside' }, overflow: 'wrap' };
}

function named(name: string, text: string | undefined): Line[] {
  if (text === undefined) return [];
  return [{ cells: [{ text: name, width: 10, tone: 'aside' }], rest: { text }, overflow: 'wrap' }];
}
