import { CallerCrashed } from '../../src/faults/caller-crashed';
import type { FaultSpec } from '../../src/faults/fault';
import { FaultyAccount, PIPE, QUEUE } from './faulty-account';

test.each<[string, FaultSpec, object]>([
  [
    'an error of the service itself, where no code is given',
    { hop: '*', fault: 'error' },
    { code: 'InternalFailure', httpStatus: 500 },
  ],
  [
    'the error that is asked for, in words of AWS',
    { hop: '*', fault: 'error', code: 'ThrottlingException' },
    { code: 'ThrottlingException', httpStatus: 400, message: 'Rate exceeded' },
  ],
  [
    'the error that is asked for, in given words',
    { hop: '*', fault: 'error', code: 'Oops', message: 'It broke.', status: 503 },
    { code: 'Oops', httpStatus: 503, message: 'It broke.' },
  ],
  [
    'the denial of its service',
    { hop: '*', fault: 'error', code: 'AccessDeniedException' },
    { code: 'AccessDenied', httpStatus: 403, action: 'sqs:SendMessage', resource: QUEUE },
  ],
  [
    'throttling in its words',
    { hop: '*', fault: 'throttle' },
    { code: 'RequestThrottled', httpStatus: 403, message: 'Request is throttled.' },
  ],
])('a caller gets %s, and nothing is done', async (_, fault, error) => {
  const account = new FaultyAccount(fault);

  await expect(account.send('a')).rejects.toMatchObject(error);
  expect(account.inputs).toEqual([]);
  expect(account.trace.records).toMatchObject([
    { what: 'FaultStruck', faultId: 'fault-1', fault: fault.fault, hop: 'sqs:SendMessage', resource: QUEUE },
  ]);
});

test('an answer is lost: all is done, and the caller gets an error', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', done: true });

  await expect(account.send('a')).rejects.toMatchObject({ code: 'InternalFailure' });
  expect(account.inputs).toHaveLength(1);
});

test.each([
  [false, 0],
  [true, 1],
])('a call comes late, or its answer does (done: %s)', async (done, doneBefore) => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'delay', for: 'PT5S', done });
  let isAnswered = false;
  const answered = account.send('a').then(() => (isAnswered = true));

  await account.clock.advance(4_999);
  expect([account.inputs.length, isAnswered]).toEqual([doneBefore, false]);
  await account.clock.advance(1);
  await answered;
  expect(account.inputs).toHaveLength(1);
});

test('what is late comes when the fault is cleared', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'delay', for: 'P1D' });
  const answered = account.send('a');
  account.faults.clear();
  await expect(answered).resolves.toBeDefined();
});

test('a call hangs until its caller gives up, goes away, or the fault is cleared', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'hang' });
  const controller = new AbortController();
  const noAnswer = { code: 'RequestTimeout' };

  const first = account.send('a');
  const second = account.send('a', { signal: controller.signal });
  controller.abort();
  await expect(second).rejects.toMatchObject(noAnswer);
  await Promise.all([account.clock.advance(60_000), expect(first).rejects.toMatchObject(noAnswer)]);
  const third = account.send('a');
  account.faults.clear();
  await expect(third).rejects.toMatchObject(noAnswer);
  expect(account.inputs).toEqual([]);
});

test('a call is done twice', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'twice' });

  await expect(account.send('a')).resolves.toEqual({ done: true });
  expect(account.inputs).toEqual([{ MessageBody: 'a' }, { MessageBody: 'a' }]);
});

test('what is received twice can be received again at once', async () => {
  const account = new FaultyAccount({ hop: 'sqs:ReceiveMessage', fault: 'twice' });

  await account.call('sqs:ReceiveMessage', { MaxNumberOfMessages: 10 });
  expect(account.inputs).toEqual([{ MaxNumberOfMessages: 10, VisibilityTimeout: 0 }]);
});

const putAll = (input: unknown) => {
  const { Entries } = input as { Entries: { Detail: string }[] };
  return { FailedEntryCount: 0, Entries: Entries.map(({ Detail }) => ({ EventId: Detail })) };
};

test('of a batch of events some are put, and the others fail, each in its place', async () => {
  const account = new FaultyAccount({ hop: 'events:PutEvents', fault: 'half', match: 'odd', probability: 1 });
  const Entries = ['even', 'odd', 'even', 'odd'].map((Detail) => ({ Detail }));
  const refused = { ErrorCode: 'InternalFailure', ErrorMessage: expect.any(String) as string };

  await expect(account.call('events:PutEvents', { Entries }, { answer: putAll })).resolves.toEqual({
    FailedEntryCount: 2,
    Entries: [{ EventId: 'even' }, refused, { EventId: 'even' }, refused],
  });
  expect(account.inputs).toEqual([{ Entries: [{ Detail: 'even' }, { Detail: 'even' }] }]);
});

test('of a batch of messages some are deleted, which tell by their receipt what they carry', async () => {
  const account = new FaultyAccount({
    hop: 'sqs:DeleteMessageBatch',
    fault: 'half',
    code: 'Busy',
    match: 'odd',
    probability: 1,
  });
  const Messages = ['even', 'odd'].map((Body) => ({ Body, ReceiptHandle: `handle of ${Body[0]}` }));
  await account.call('sqs:ReceiveMessage', {}, { answer: () => ({ Messages }) });

  const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await expect(
    account.call('sqs:DeleteMessageBatch', { Entries }, { answer: () => ({ Successful: [{ Id: '0' }] }) }),
  ).resolves.toEqual({
    Successful: [{ Id: '0' }],
    Failed: [{ Id: '1', SenderFault: true, Code: 'Busy', Message: 'It fails on purpose.' }],
  });
});

test('a batch of which nothing is left is not sent', async () => {
  const account = new FaultyAccount({ hop: 'events:PutEvents', fault: 'half', probability: 1 });

  await expect(account.call('events:PutEvents', { Entries: [{ Detail: 'a' }] })).resolves.toMatchObject({
    FailedEntryCount: 1,
  });
  expect(account.inputs).toEqual([]);
});

test('of a batch some are done, and the answer to all is lost', async () => {
  const account = new FaultyAccount({
    hop: 'events:PutEvents',
    fault: 'half',
    done: true,
    match: 'odd',
    probability: 1,
  });
  const Entries = ['even', 'odd'].map((Detail) => ({ Detail }));

  await expect(account.call('events:PutEvents', { Entries })).rejects.toMatchObject({
    code: 'InternalFailure',
  });
  expect(account.inputs).toEqual([{ Entries: [{ Detail: 'even' }] }]);
});

test('a pipe’s worker crashes, and nobody else does', async () => {
  const account = new FaultyAccount({ hop: 'events:PutEvents', fault: 'crash' });
  const Entries = [{ Detail: '{}' }];

  await expect(account.call('events:PutEvents', { Entries }, { caller: PIPE })).rejects.toThrow(
    CallerCrashed,
  );
  await expect(account.call('events:PutEvents', { Entries })).resolves.toBeDefined();
});

test('a function hangs or crashes, while the call to it goes on', async () => {
  const account = new FaultyAccount(
    { hop: 'lambda:Invoke', resource: 'F', fault: 'hang', match: 'a' },
    { hop: 'lambda:Invoke', fault: 'crash', count: 1 },
  );
  const before = (name: string, payload: string) =>
    account.faults.beforeInvoke({
      functionArn: `arn:aws:lambda:::function:${name}`,
      payload,
      transaction: {},
    });

  await expect(account.call('lambda:Invoke', { Payload: 'a' })).resolves.toBeDefined();
  expect([before('F', 'a'), before('G', 'a'), before('F', 'b')]).toEqual(['hang', 'crash', undefined]);
});

test('faults of one call stand one behind the other', async () => {
  const account = new FaultyAccount(
    { hop: 'sqs:SendMessage', fault: 'twice' },
    { hop: 'sqs:SendMessage', fault: 'throttle', count: 1 },
  );

  await expect(account.send('a')).rejects.toMatchObject({ code: 'RequestThrottled' });
  await account.send('a');
  expect(account.inputs).toHaveLength(2);
});

test('an archive has an event late', () => {
  const account = new FaultyAccount({ hop: 'archive', fault: 'delay', match: 'late' });
  const delayOf = (detail: string) => account.faults.archiveDelayMs('arn:aws:events:::archive/a', detail, {});

  expect([delayOf('late'), delayOf('in time')]).toEqual([600_000, 0]);
});
