import { errorOf, useSqs } from './fixture';

const fixture = useSqs();
let QueueUrl: string;
beforeEach(async () => {
  QueueUrl = await fixture.queue('q');
});

const change = (ReceiptHandle: string | undefined, VisibilityTimeout: number | undefined) =>
  fixture.call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout });

const remove = (ReceiptHandle: string | undefined) =>
  fixture.call('DeleteMessage', { QueueUrl, ReceiptHandle });

test('hides a received message for 30 seconds, and shows it again to the millisecond', async () => {
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl);
  await fixture.clock.advance(29_999);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 1]);
  await fixture.clock.advance(1);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('hides it for as long as the receiver says', async () => {
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl, 100);
  await fixture.clock.advance(99_999);
  expect(await fixture.receive(QueueUrl)).toEqual([]);
  await fixture.clock.advance(1);
  await fixture.receiveOne(QueueUrl);
});

test('gives a message once to a receiver that does not hide it', async () => {
  await fixture.send(QueueUrl, 'msg');
  await fixture.receiveOne(QueueUrl, 0);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('gives messages in the order in which they became visible, so that none starves behind a failing one', async () => {
  const sent = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  for (const body of sent) await fixture.send(QueueUrl, body);
  const received: (string | undefined)[] = [];
  for (let turn = 0; turn < 2 * sent.length; turn += 1) {
    const { Messages } = await fixture.call('ReceiveMessage', { QueueUrl, VisibilityTimeout: 0 });
    received.push(Messages?.[0]?.Body);
  }
  expect(received).toEqual([...sent, ...sent]);
});

test('a change counts from now, longer or shorter', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl, 10);
  await fixture.clock.advance(9000);
  await change(ReceiptHandle, 60);
  await fixture.clock.advance(59_000);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 1]);
  await change(ReceiptHandle, 0);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('a change hides a message again that is visible already', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl, 1);
  await fixture.clock.advance(2000);
  await change(ReceiptHandle, 2);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 1]);
});

test('a change takes an older receipt handle', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl, 0);
  await fixture.receiveOne(QueueUrl, 30);
  await change(ReceiptHandle, 0);
  expect((await fixture.receiveOne(QueueUrl)).Body).toBe('msg');
});

test('a message is not hidden for more than twelve hours after it was received', async () => {
  await fixture.send(QueueUrl, 'msg');
  await fixture.clock.advance(5000);
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl, 43_200);
  await fixture.clock.advance(1000);
  await change(ReceiptHandle, 43_199);
  expect(await errorOf(() => change(ReceiptHandle, 43_200))).toEqual({
    code: 'InvalidParameterValue',
    message:
      'Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message ' +
      'is beyond the limit [43200 seconds]',
    httpStatus: 400,
  });
});

test.each<[number | undefined, string, string]>([
  [
    43_201,
    'InvalidParameterValue',
    'Value 43201 for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer ' +
      'between 0 and 43200.',
  ],
  [undefined, 'MissingParameter', 'The request must contain the parameter VisibilityTimeout.'],
])('refuses to hide a message for %p seconds', async (seconds, code, message) => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl);
  expect(await errorOf(() => change(ReceiptHandle, seconds))).toEqual({ code, message, httpStatus: 400 });
});

test('refuses to hide a message that is gone', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl);
  await remove(ReceiptHandle);
  expect(await errorOf(() => change(ReceiptHandle, 1))).toMatchObject({
    code: 'InvalidParameterValue',
    message:
      `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not ` +
      'available for visibility timeout change.',
  });
});

test('deletes a message, and takes a second deletion for done', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl);
  expect(await remove(ReceiptHandle)).toEqual({});
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
  expect(await remove(ReceiptHandle)).toEqual({});
});

test('deletes a message whose visibility timeout is over, if nobody received it since', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl, 1);
  await fixture.clock.advance(1000);
  await remove(ReceiptHandle);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});

test('keeps a message that somebody else received since', async () => {
  await fixture.send(QueueUrl, 'msg');
  const { ReceiptHandle } = await fixture.receiveOne(QueueUrl, 0);
  await fixture.receiveOne(QueueUrl);
  await remove(ReceiptHandle);
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 1]);
});

test.each([
  ['deleting', remove],
  ['hiding', (handle: string) => change(handle, 1)],
])('refuses a receipt handle of another queue, or of none, when %s', async (_, act) => {
  const other = await fixture.queue('other');
  await fixture.send(other, 'msg');
  const { ReceiptHandle = '' } = await fixture.receiveOne(other);
  for (const handle of [ReceiptHandle, 'garbage']) {
    expect(await errorOf(() => act(handle))).toEqual({
      code: 'ReceiptHandleIsInvalid',
      message: `The input receipt handle "${handle}" is not a valid receipt handle.`,
      httpStatus: 404,
    });
  }
  expect((await errorOf(() => act(''))).code).toBe('MissingParameter');
});
