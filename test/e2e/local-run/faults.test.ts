import type { FaultSpec, TraceRecord } from '@pipeline/local-account';
import { readCloudAssembly } from '../../../local/cloud-assembly';
import { HOPS } from '../../../local/fault/hops';
import { quick } from './quick-template';
import { post, startRun, type TestRun } from './run';
import { findTransactions, type Found, type Place } from './transaction-places';

const synthesized = quick(readCloudAssembly(process.env.CLOUD_ASSEMBLY ?? ''));

const BODY = '{"amount": 1.0, "key": "é"}';

const neverOnTheBus: FaultSpec = { hop: 'events:PutEvents', fault: 'error', code: 'AccessDeniedException' };

/** Sends to the queue of that logical id are throttled. */
function throttledSends(queue: string, count?: number): FaultSpec {
  return { hop: 'sqs:SendMessage', resource: `*${queue}*`, fault: 'throttle', count };
}

interface Case {
  readonly faults: readonly FaultSpec[];
  /** Where the transaction is in the end. */
  readonly place: keyof Found;
  readonly attributes?: (run: TestRun) => Place['attributes'];
}

const CASES: Record<string, Case> = {
  'a function that hangs is timed out, and the event is a dead letter of the workflow': {
    faults: [{ hop: 'lambda:Invoke', fault: 'hang' }],
    place: 'unprocessed',
    attributes: (run) => ({
      ERROR_CODE: 'Sandbox.Timedout',
      ERROR_MESSAGE: expect.stringMatching(
        /^RequestId: .* Error: Task timed out after 1.00 seconds$/,
      ) as string,
      TARGET_ARN: run.output('StateMachineArn'),
      EXECUTION_ARN: expect.stringContaining(':express:') as string,
    }),
  },
  'a function that crashes leaves a dead letter of the workflow': {
    faults: [{ hop: 'lambda:Invoke', fault: 'crash' }],
    place: 'unprocessed',
    attributes: (run) => ({
      ERROR_CODE: 'Runtime.ExitError',
      ERROR_MESSAGE: expect.stringContaining('exited') as string,
      TARGET_ARN: run.output('StateMachineArn'),
      EXECUTION_ARN: expect.stringContaining(':express:') as string,
    }),
  },
  'a function that is throttled is invoked again': {
    faults: [{ hop: 'lambda:Invoke', fault: 'throttle', count: 2 }],
    place: 'logged',
  },
  'a function whose service fails is invoked again': {
    faults: [{ hop: 'lambda:Invoke', fault: 'error', count: 1 }],
    place: 'logged',
  },
  'a message whose event the bus never takes is in the undelivered queue as it was': {
    faults: [neverOnTheBus],
    place: 'undelivered',
    attributes: () => ({ apiRequestId: expect.any(String) as string }),
  },
  'a message whose event the bus takes at the second try is logged': {
    faults: [{ hop: 'events:PutEvents', fault: 'throttle', count: 1 }],
    place: 'logged',
  },
  'an event for which nobody may start the workflow is a dead letter of the rule': {
    faults: [{ hop: 'states:StartExecution', fault: 'error', code: 'AccessDeniedException' }],
    place: 'unprocessed',
    attributes: (run) => ({
      RULE_ARN: run.output('RuleArn'),
      TARGET_ARN: run.output('StateMachineArn'),
      ERROR_CODE: 'NO_PERMISSIONS',
      ERROR_MESSAGE: expect.stringContaining('is not authorized to perform: states:StartExecution') as string,
    }),
  },
  'an event for which the workflow starts at the second try is logged': {
    faults: [{ hop: 'states:StartExecution', fault: 'throttle', count: 1 }],
    place: 'logged',
  },
  'an event for which the workflow is throttled for too long is a dead letter of the rule': {
    faults: [{ hop: 'states:StartExecution', fault: 'throttle' }],
    place: 'unprocessed',
    attributes: (run) => ({
      RULE_ARN: run.output('RuleArn'),
      TARGET_ARN: run.output('StateMachineArn'),
      ERROR_CODE: 'THROTTLING',
      ERROR_MESSAGE: expect.stringContaining('Rate exceeded') as string,
      RETRY_ATTEMPTS: '1',
      EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
    }),
  },
  'a dead letter that cannot be sent is sent with constant attributes': {
    faults: [{ hop: 'lambda:Invoke', fault: 'crash' }, throttledSends('Unprocessed', 3)],
    place: 'unprocessed',
    attributes: (run) => ({
      ERROR_CODE: 'UNKNOWN',
      ERROR_MESSAGE: 'The error itself could not be sent: see the log of the workflow.',
      TARGET_ARN: run.output('StateMachineArn'),
      EXECUTION_ARN: expect.stringContaining(':express:') as string,
    }),
  },
};

/** Whether a transaction has come to rest. */
function isAtRest({ what, transaction }: TraceRecord, apiRequestId: string): boolean {
  const ends: TraceRecord['what'][] = ['ExecutionEnded', 'DeadLetterSent', 'DeadLetterLost', 'MessageMoved'];
  return transaction.id === apiRequestId && ends.includes(what);
}

test.each(Object.entries(CASES))(
  '%s',
  async (_, { faults, place, attributes }) => {
    await using run = await startRun(synthesized, { faults });
    const { apiRequestId, accepted } = await post(run, BODY);
    await run.trace.waitFor('the end of the transaction', (record) => isAtRest(record, apiRequestId));
    const found = await findTransactions(run);

    expect(accepted).toBe(true);
    expect(found).toEqual({
      logged: [],
      undelivered: [],
      unprocessed: [],
      waiting: [],
      [place]: [{ apiRequestId, body: BODY, attributes: attributes?.(run) ?? {} }],
    });
  },
  30_000,
);

test('each hop that has a name is one on the way of a transaction', async () => {
  const hops = [...HOPS].map(([, { hop, caller, resource }]) => ({ hop, caller, resource }));
  await using run = await startRun(synthesized, {
    faults: hops.map((hop) => ({ ...hop, fault: 'delay', for: 'PT0S' })),
  });
  for (const body of [BODY, 'no JSON']) {
    const { apiRequestId } = await post(run, body);
    await run.trace.waitFor('the end of the transaction', (record) => isAtRest(record, apiRequestId));
  }

  const struck = run.faults.all.filter(({ strikes }) => strikes > 0).map(({ fault }) => fault.hop);
  expect(struck).toEqual(hops.map(({ hop }) => hop));
});

test('a transaction that the queue does not take is refused, and is nowhere', async () => {
  await using run = await startRun(synthesized, { faults: [throttledSends('Source')] });
  expect((await post(run, BODY)).accepted).toBe(false);
  expect(await findTransactions(run)).toEqual({
    logged: [],
    undelivered: [],
    unprocessed: [],
    waiting: [],
  });
});
