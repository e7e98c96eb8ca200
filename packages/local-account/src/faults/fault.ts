import { z } from 'zod';
import { durationInput } from '../clock/duration-input';
import { BATCH_OPERATION_NAMES, batchOperation } from './batch';

/** The hop at which an archive takes in an event: no operation, and nothing but late. */
export const ARCHIVE_HOP = 'archive';

/** "There may be a delay of up to 10 minutes": https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html */
const ARCHIVE_DELAY_MS = 600_000;

/** A client of AWS's SDKs waits about as long for an answer. */
const HANG_MS = 60_000;

/** Where it is not told: whether an entry of a batch is one of those that fail is a toss. */
const HALF = 0.5;

const common = {
  /** A service and its operation, such as `sqs:SendMessage`, or all of them, `sqs:*` or `*`. */
  hop: z
    .string()
    .regex(
      /^(?:archive|\*|[a-z0-9-]+:(?:\*|[A-Za-z0-9]+))$/,
      'is a service and its operation, such as sqs:SendMessage, sqs:* or *; or archive',
    ),
  /** What it is done to: the ARN or its end, with `*` and `?`. @default - anything */
  resource: z.string().min(1).optional(),
  /** Who calls: a service such as `pipes`, a role's ARN or its name, or `client`, with `*` and `?`. @default - anybody */
  caller: z.string().min(1).optional(),
  /** How likely it strikes, of 1. @default - 1; of `half`, 0.5 */
  probability: z.number('is a number from 0 to 1').gt(0, 'is more than 0').max(1, 'is 1 at most').optional(),
  /** How often it strikes in all. @default - until it is cleared */
  count: z.number('is a whole number').int('is a whole number').min(1, 'is 1 or more').optional(),
  /** The transactions that it strikes: their id, the id of their message, or a piece of their body. @default - all */
  match: z.string().min(1).optional(),
  /** Of the same seed come the same strikes. @default - a random one, which is told */
  seed: z.number('is a whole number').int('is a whole number').min(0, 'is 0 or more').optional(),
};

/** Whether the call is done all the same, and only its answer goes wrong. */
const done = z.boolean().default(false);

const errorMembers = {
  /** AWS's error code. @default - the one that the service has for what goes wrong within it */
  code: z.string().min(1).optional(),
  /** @default - AWS's words for the code, where they are known */
  message: z.string().optional(),
  /** Of HTTP. @default - the one that goes with the code */
  status: z
    .number('is a status of HTTP from 400 to 599')
    .int('is a status of HTTP from 400 to 599')
    .min(400, 'is a status of HTTP from 400 to 599')
    .max(599, 'is a status of HTTP from 400 to 599')
    .optional(),
};

const kinds = z.discriminatedUnion(
  'fault',
  [
    /** The caller gets an error of AWS. */
    z.strictObject({ ...common, fault: z.literal('error'), ...errorMembers, done }),
    /** The caller gets the service's own error for who calls too often. */
    z.strictObject({ ...common, fault: z.literal('throttle') }),
    /** The call comes late; when it is done, its answer does. */
    z.strictObject({ ...common, fault: z.literal('delay'), for: durationInput.optional(), done }),
    /** There is no answer, until the caller gives up; of a function, until its timeout. */
    z.strictObject({ ...common, fault: z.literal('hang'), for: durationInput.optional(), done }),
    /** The process that has the event in hand ends: a function's at `lambda:Invoke`, a pipe's worker at any other hop. */
    z.strictObject({ ...common, fault: z.literal('crash'), done }),
    /** The call is done twice; what a queue gives out, it gives out again. */
    z.strictObject({ ...common, fault: z.literal('twice') }),
    /** Some entries of a batch are done, the others fail; when it is done, the answer to the whole batch is lost. */
    z.strictObject({ ...common, fault: z.literal('half'), ...errorMembers, done }),
  ],
  'is one of error, throttle, delay, hang, crash, twice and half',
);

/** @returns the members that a fault of a kind may have, in words; of all kinds, if there is no such kind */
export function membersOf(kind: unknown): string {
  const shapes = kinds.options.map(({ shape }) => shape);
  const own = shapes.filter((shape) => shape.fault.value === kind);
  return [...new Set((own.length > 0 ? own : shapes).flatMap((shape) => Object.keys(shape)))].join(', ');
}

/** What is to go wrong: where, what, and when. */
export const faultInput = kinds.transform((given, context) => {
  for (const message of impossibleCombinations(given)) context.addIssue(message);
  return withDefaults(given);
});

/** What is to go wrong, as it is written. */
export type FaultSpec = z.input<typeof faultInput>;

/** What is to go wrong, read. */
export type Fault = z.output<typeof faultInput>;

type Given = z.output<typeof kinds>;

function withDefaults(given: Given) {
  const probability = given.probability ?? (given.fault === 'half' ? HALF : 1);
  switch (given.fault) {
    case 'delay':
      return { ...given, probability, for: given.for ?? ARCHIVE_DELAY_MS };
    case 'hang':
      return { ...given, probability, for: given.for ?? HANG_MS };
    default:
      return { ...given, probability };
  }
}

/** @returns a sentence for each, with what to do */
function impossibleCombinations(given: Given): string[] {
  const { hop, fault, caller, resource } = given;
  const isDone = 'done' in given && given.done;
  const isInFunction = hop === 'lambda:Invoke' && (fault === 'crash' || fault === 'hang');
  const wrong: (string | false)[] = [
    fault === 'delay' &&
      given.for === undefined &&
      hop !== ARCHIVE_HOP &&
      'delay: for how long? Give for, such as PT5S',
    hop === ARCHIVE_HOP &&
      fault !== 'delay' &&
      `archive: an archive takes an event in late, and never has a ${fault}`,
    hop === ARCHIVE_HOP &&
      (isDone || caller !== undefined) &&
      'archive: leave out done and caller: nobody waits for an archive',
    fault === 'half' &&
      !batchOperation(hop) &&
      `half: ${hop} is no batch of entries that fail one by one. Those are ${BATCH_OPERATION_NAMES}`,
    fault === 'crash' &&
      hop.endsWith('*') &&
      'crash: name one operation, lambda:Invoke for a function, such as events:PutEvents for a pipe',
    isInFunction &&
      isDone &&
      `done: a function that has a ${fault} has done nothing. For an answer that is lost: error, with done`,
    isInFunction &&
      fault === 'hang' &&
      given.for !== undefined &&
      'for: a function hangs until its own timeout: leave it out',
    isInFunction &&
      caller !== undefined &&
      `caller: a ${fault} is of the function, whoever calls: leave it out, and give resource for one of several functions`,
    hop === 'sqs:ReceiveMessage' &&
      given.match !== undefined &&
      'match: what is received is not known before: leave it out, or match at sqs:DeleteMessageBatch',
    resource !== undefined && hop === '*' && 'resource: name the service, too, such as sqs:*',
  ];
  return wrong.filter((sentence) => sentence !== false);
}
