import { createHash, randomUUID } from 'node:crypto';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type Intercept, ManualClock } from '@pipeline/local-account';
import type { SynthesizedStack } from '../../../local/cloud-assembly';
import type { SoakedPipeline } from '../../../local/soak/soaked-pipeline';

type Entries = readonly PutEventsRequestEntry[];

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** What EventBridge answers when it has taken all. */
const allTaken = (entries: Entries) => ({
  FailedEntryCount: 0,
  Entries: entries.map(() => ({ EventId: randomUUID() })),
});

/** Stands before one operation, and lets all others pass. */
function at(
  service: string,
  operation: string,
  sabotage: (
    input: never,
    proceed: (input: unknown) => Promise<object>,
    resource: string,
  ) => Promise<object> | object,
): Intercept {
  return async (call, proceed) => {
    const isIt = call.service === service && call.operation === operation;
    return isIt ? sabotage(call.input as never, proceed, call.resource) : proceed(call.input);
  };
}

/** The bus changes a body, and what it says its digest was. */
export const alterBodyAndDigest: Intercept = at(
  'events',
  'PutEvents',
  ({ Entries }: { Entries: Entries }, proceed) =>
    proceed({ Entries: Entries.map((entry) => withBody(entry, (body) => `${body} `)) }),
);

/** The bus changes a body alone. */
export const alterBody: Intercept = at('events', 'PutEvents', ({ Entries }: { Entries: Entries }, proceed) =>
  proceed({ Entries: Entries.map((entry) => withBody(entry, (body) => `${body} `, false)) }),
);

function withBody(entry: PutEventsRequestEntry, alter: (body: string) => string, isDigestMended = true) {
  const detail = JSON.parse(entry.Detail ?? '') as { body: string; md5OfBody: string };
  const body = alter(detail.body);
  const Detail = JSON.stringify({ ...detail, body, ...(isDigestMended && { md5OfBody: md5(body) }) });
  return { ...entry, Detail };
}

/** The bus says that it has taken what it has not: the pipe deletes its messages. */
export const deleteUndelivered: Intercept = at(
  'events',
  'PutEvents',
  async ({ Entries }: { Entries: Entries }, proceed) => {
    try {
      await proceed({ Entries });
    } catch {
      // It is nobody's business any more.
    }
    return allTaken(Entries);
  },
);

/** Of several events that are put together, the first is lost. */
export const loseOneOfABatch: Intercept = at(
  'events',
  'PutEvents',
  async ({ Entries }: { Entries: Entries }, proceed) => {
    if (Entries.length > 1) await proceed({ Entries: Entries.slice(1) });
    else await proceed({ Entries });
    return allTaken(Entries);
  },
);

/** Two events that are put together get each other's ids. */
export const mixUpABatch: Intercept = at(
  'events',
  'PutEvents',
  ({ Entries }: { Entries: Entries }, proceed) => {
    const details = Entries.map(({ Detail = '' }) => JSON.parse(Detail) as { messageAttributes: unknown });
    const ids = details.map(({ messageAttributes }) => messageAttributes);
    const mixed = Entries.map((entry, index) => ({
      ...entry,
      Detail: JSON.stringify({ ...details[index], messageAttributes: ids[(index + 1) % ids.length] }),
    }));
    return proceed({ Entries: mixed });
  },
);

/** A queue says that it keeps more than it can. @param queue a piece of its name @param most how many it keeps */
export function dropBeyond(queue: string, most: number): Intercept {
  let kept = 0;
  return at('sqs', 'SendMessage', (input: { MessageBody: string }, proceed, resource) => {
    if (!resource.includes(queue) || ++kept <= most) return proceed(input);
    return { MessageId: randomUUID(), MD5OfMessageBody: md5(input.MessageBody) };
  });
}

/** The API says that a transaction is stored, here and there, before it is. */
export const answerWithoutStoring: Intercept = at(
  'sqs',
  'SendMessage',
  (input: { MessageBody: string }, proceed, resource) => {
    if (!resource.includes('Source') || input.MessageBody.length % 2 === 0) return proceed(input);
    return { MessageId: randomUUID(), MD5OfMessageBody: md5(input.MessageBody) };
  },
);

/** A log group takes what it cannot keep. @param most how many calls it takes */
export function dropLogsBeyond(most: number): Intercept {
  let kept = 0;
  return at('logs', 'PutLogEvents', (input: object, proceed) => (++kept <= most ? proceed(input) : {}));
}

/** Forgets what is set for a time that is no round number: a rule's next try, which is at random. */
export class ForgetfulClock extends ManualClock {
  override after(delayMs: number, callback: () => void) {
    if (Number.isInteger(delayMs)) return super.after(delayMs, callback);
    return { cancel: () => undefined };
  }
}

/** A redrive that does not know what it has redriven. */
export function redrivenTwice(pipeline: SoakedPipeline): SoakedPipeline {
  return {
    post: (body) => pipeline.post(body),
    readLog: (since) => pipeline.readLog(since),
    readUndelivered: () => pipeline.readUndelivered(),
    takeUnprocessed: () => pipeline.takeUnprocessed(),
    redriveUndelivered: () => pipeline.redriveUndelivered(),
    process: async (event) => {
      await pipeline.process(event);
      await pipeline.process(event);
    },
  };
}

/** Nothing catches what goes wrong in the workflow any more. */
export function withoutCatch(stack: SynthesizedStack): SynthesizedStack {
  const templateText = stack.templateText.replaceAll(
    String.raw`\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"KeepFailure\"`,
    String.raw`\"ErrorEquals\":[\"Nothing\"],\"Next\":\"KeepFailure\"`,
  );
  if (templateText === stack.templateText) throw new Error('There is no such catch in the template.');
  return { ...stack, templateText };
}
