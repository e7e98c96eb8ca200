import { AwsError } from '../../src/errors/aws-error';
import { FaultyAccount, PIPE, QUEUE } from './faulty-account';

const BODIES = Array.from({ length: 200 }, (_, index) => `{"number":${index}}`);

test('a probability strikes that part of the transactions', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', probability: 0.2, seed: 7 });

  const failures = await account.failuresAmong(BODIES);

  expect(failures.length).toBeGreaterThan(20);
  expect(failures.length).toBeLessThan(60);
  expect(account.faults.all[0]?.strikes).toBe(failures.length);
});

test('the same seed strikes the same transactions, in whatever order they come, and another one others', async () => {
  const strikes = async (seed: number, bodies: readonly string[]) => {
    const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', probability: 0.2, seed });
    const failures = await account.failuresAmong(bodies);
    return failures.map((index) => bodies[index]).sort();
  };

  const first = await strikes(7, BODIES);

  expect(await strikes(7, [...BODIES].reverse())).toEqual(first);
  expect(await strikes(8, BODIES)).not.toEqual(first);
});

test('the same body has another fate each time that it comes by', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', probability: 0.5, seed: 7 });

  const failures = await account.failuresAmong(Array.from({ length: 100 }, () => 'the same'));

  expect(failures.length).toBeGreaterThan(30);
  expect(failures.length).toBeLessThan(70);
});

test('a fault without a seed has one that can be told, and given again', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', probability: 0.2 });
  const failures = await account.failuresAmong(BODIES);

  const { seed } = account.faults.all[0]!.spec;
  const again = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', probability: 0.2, seed });

  expect(await again.failuresAmong(BODIES)).toEqual(failures);
});

test('a count strikes so often, and no more', async () => {
  const account = new FaultyAccount({ hop: 'sqs:SendMessage', fault: 'error', count: 3 });

  expect(await account.failuresAmong(BODIES)).toEqual([0, 1, 2]);
  expect(account.faults.all).toMatchObject([{ strikes: 3 }]);
});

test('a match strikes a transaction by its id, or by a piece of its body', async () => {
  const account = new FaultyAccount(
    { hop: 'sqs:SendMessage', fault: 'error', match: '"number":17}' },
    { hop: 'sqs:SendMessage', fault: 'throttle', match: 'K1' },
  );
  const withId = (id: string) => ({
    MessageBody: '{}',
    MessageAttributes: { id: { DataType: 'String', StringValue: id } },
  });

  expect(await account.failuresAmong(BODIES)).toEqual([17]);
  await expect(account.call('sqs:SendMessage', withId('K2'))).resolves.toBeDefined();
  await expect(account.call('sqs:SendMessage', withId('K1'))).rejects.toMatchObject({
    code: 'RequestThrottled',
  });
});

test('of an event, and of what is handed on of it, the body of the message counts', async () => {
  const account = new FaultyAccount({ hop: '*', fault: 'error', match: 'b"' });
  const record = (messageId: string, body: string) => JSON.stringify({ messageId, body });
  const entry = { Detail: record('a', 'a"b"') };

  await expect(account.call('events:PutEvents', { Entries: [entry] })).rejects.toThrow(AwsError);
  await expect(
    account.call('lambda:Invoke', { Payload: `{"detail":${record('a', 'a"b"')}}` }),
  ).rejects.toThrow(AwsError);
  await expect(
    account.call('events:PutEvents', { Entries: [{ Detail: record('b"', 'a') }] }),
  ).resolves.toBeDefined();
});

test('a batch fails with the one that is struck, and the others have not come by', async () => {
  const account = new FaultyAccount({ hop: 'events:PutEvents', fault: 'error', probability: 0.5, seed: 7 });
  const fates = async (details: readonly string[]) =>
    account.call('events:PutEvents', { Entries: details.map((Detail) => ({ Detail })) }).then(
      () => 'done',
      () => 'failed',
    );
  /** How often each fails before it is put, alone. */
  const alone = new FaultyAccount({ hop: 'events:PutEvents', fault: 'error', probability: 0.5, seed: 7 });
  let expected = 0;
  for (const Detail of BODIES.slice(0, 10)) {
    while (
      await alone.call('events:PutEvents', { Entries: [{ Detail }] }).then(
        () => false,
        () => true,
      )
    )
      expected++;
  }

  while ((await fates(BODIES.slice(0, 10))) === 'failed');

  expect(account.faults.all[0]?.strikes).toBe(expected);
});

test('a fault is meant for a resource and a caller, by patterns', async () => {
  const account = new FaultyAccount(
    { hop: 'sqs:*', resource: '*Unprocessed*', fault: 'error' },
    { hop: 'sqs:SendMessage', caller: 'pipes', fault: 'throttle', count: 1 },
    { hop: 'sqs:SendMessage', caller: 'Pipe*', fault: 'throttle', count: 1 },
    {
      hop: 'sqs:SendMessage',
      caller: 'client',
      resource: 'Sourc?',
      fault: 'error',
      code: 'MissingParameter',
    },
  );

  await expect(account.send('a', { resource: `${QUEUE}Unprocessed-1` })).rejects.toMatchObject({
    code: 'InternalFailure',
  });
  for (let i = 0; i < 2; i++) {
    await expect(account.send('a', { caller: PIPE })).rejects.toMatchObject({ code: 'RequestThrottled' });
  }
  await expect(account.send('a', { caller: PIPE })).resolves.toBeDefined();
  await expect(account.send('a')).rejects.toMatchObject({ code: 'MissingParameter' });
  await expect(account.send('a', { resource: 'arn:aws:sqs:us-east-1:1:Other' })).resolves.toBeDefined();
});

test('what is cleared strikes no more', async () => {
  const account = new FaultyAccount(
    { hop: 'sqs:SendMessage', fault: 'error' },
    { hop: 'events:PutEvents', fault: 'error' },
  );

  expect(account.faults.clear('fault-1')).toMatchObject([{ id: 'fault-1' }]);
  expect(account.faults.clear('fault-1')).toEqual([]);
  await expect(account.send('a')).resolves.toBeDefined();
  await expect(account.call('events:PutEvents', { Entries: [{}] })).rejects.toThrow(AwsError);
  account.faults.clear();
  await expect(account.call('events:PutEvents', { Entries: [{}] })).resolves.toBeDefined();
});

test('a message is known by its receipt that was received before the fault was set, until it is deleted', async () => {
  const account = new FaultyAccount();
  const Messages = [{ Body: 'a body', ReceiptHandle: 'handle' }];
  await account.call('sqs:ReceiveMessage', {}, { answer: () => ({ Messages }) });
  account.faults.add([{ hop: 'sqs:DeleteMessage', fault: 'error', match: 'a body', count: 1 }]);
  const deleted = () => account.call('sqs:DeleteMessage', { ReceiptHandle: 'handle' });

  await expect(deleted()).rejects.toThrow(AwsError);
  await expect(deleted()).resolves.toBeDefined();
  account.faults.add([{ hop: 'sqs:DeleteMessage', fault: 'error', match: 'a body' }]);
  await expect(deleted()).resolves.toBeDefined();
});

test('log lines are struck by the transaction that they tell of, and other lines as calls', async () => {
  const account = new FaultyAccount({ hop: 'logs:PutLogEvents', fault: 'error', match: 'a body' });
  const write = (...messages: object[]) =>
    account.call('logs:PutLogEvents', {
      logEvents: messages.map((message) => ({ message: JSON.stringify(message) })),
    });

  await expect(
    write({ type: 'platform.start' }, { message: { messageId: 'm', body: 'a body' } }),
  ).rejects.toThrow(AwsError);
  await expect(write({ type: 'a body' })).resolves.toBeDefined();
});
