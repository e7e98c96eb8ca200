import { errorOf, useSqs } from './fixture';

const fixture = useSqs();
let QueueUrl: string;
beforeEach(async () => {
  QueueUrl = await fixture.queue('q', { MaximumMessageSize: '1024' });
});

interface Entry {
  readonly Id: string;
}

/** The three batch operations, each with entries that are right but for what is tried. */
const operations: [string, (entries: Entry[] | undefined) => Promise<unknown>][] = [
  [
    'SendMessageBatch',
    (entries) =>
      fixture.call('SendMessageBatch', {
        QueueUrl,
        Entries: entries?.map((entry) => ({ ...entry, MessageBody: 'msg' })),
      }),
  ],
  [
    'DeleteMessageBatch',
    (entries) =>
      fixture.call('DeleteMessageBatch', {
        QueueUrl,
        Entries: entries?.map((entry) => ({ ...entry, ReceiptHandle: 'x' })),
      }),
  ],
  [
    'ChangeMessageVisibilityBatch',
    (entries) =>
      fixture.call('ChangeMessageVisibilityBatch', {
        QueueUrl,
        Entries: entries?.map((entry) => ({ ...entry, ReceiptHandle: 'x', VisibilityTimeout: 1 })),
      }),
  ],
];

const ids = (count: number) => Array.from({ length: count }, (_, index) => ({ Id: String(index) }));
const INVALID_ID =
  'A batch entry id can only contain alphanumeric characters, hyphens and underscores. ' +
  'It can be at most 80 letters long.';

describe.each(operations)('%s', (operation, call) => {
  test.each<[string, Entry[] | undefined, string, string]>([
    [
      'no entries',
      [],
      'EmptyBatchRequest',
      `There should be at least one ${operation}RequestEntry in the request.`,
    ],
    [
      'entries that are missing',
      undefined,
      'EmptyBatchRequest',
      `There should be at least one ${operation}RequestEntry in the request.`,
    ],
    [
      '20 entries',
      ids(20),
      'TooManyEntriesInBatchRequest',
      'Maximum number of entries per request are 10. You have sent 20.',
    ],
    ['an id of no characters', [{ Id: '' }], 'InvalidBatchEntryId', INVALID_ID],
    ['an id of 81 characters', [{ Id: 'x'.repeat(81) }], 'InvalidBatchEntryId', INVALID_ID],
    ['an id with a colon', [{ Id: 'invalid:id' }], 'InvalidBatchEntryId', INVALID_ID],
    ['the same id twice', [{ Id: 'a' }, { Id: 'a' }], 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
  ])('refuses %s', async (_, entries, name, message) => {
    expect(await errorOf(() => call(entries))).toEqual({
      code: `AWS.SimpleQueueService.${name}`,
      message,
      httpStatus: 400,
    });
  });
});

test('sends each message that is right, and says which are not', async () => {
  const { Successful, Failed } = await fixture.call('SendMessageBatch', {
    QueueUrl,
    Entries: [
      { Id: 'long', MessageBody: 'a'.repeat(1025) },
      { Id: 'right', MessageBody: 'a' },
      { Id: 'empty', MessageBody: '' },
      { Id: 'illegal', MessageBody: '\u0000' },
    ],
  });
  expect(Successful).toEqual([
    {
      Id: 'right',
      MessageId: expect.any(String) as string,
      MD5OfMessageBody: '0cc175b9c0f1b6a831c399e269772661',
    },
  ]);
  expect(Failed).toMatchObject([
    {
      Id: 'long',
      SenderFault: true,
      Code: 'InvalidParameterValue',
      Message: 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
    },
    { Id: 'empty', SenderFault: true, Code: 'MissingParameter' },
    { Id: 'illegal', SenderFault: true, Code: 'InvalidMessageContents' },
  ]);
  expect(await fixture.counts(QueueUrl)).toEqual([1, 0, 0]);
});

test('does not mention that none failed, or that none succeeded', async () => {
  const send = (MessageBody: string) =>
    fixture.call('SendMessageBatch', { QueueUrl, Entries: [{ Id: '1', MessageBody }] });
  expect(Object.keys(await send('right'))).toEqual(['Successful']);
  expect(Object.keys(await send(''))).toEqual(['Failed']);
});

test('refuses a batch of more than a mebibyte as a whole', async () => {
  const url = await fixture.queue('large');
  const send = (bytes: number) =>
    fixture.call('SendMessageBatch', {
      QueueUrl: url,
      Entries: [
        { Id: '1', MessageBody: 'a'.repeat(bytes - 1) },
        { Id: '2', MessageBody: 'b' },
      ],
    });
  expect((await send(1_048_576)).Successful).toHaveLength(2);
  expect(await errorOf(() => send(1_048_577))).toEqual({
    code: 'AWS.SimpleQueueService.BatchRequestTooLong',
    message: 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
    httpStatus: 400,
  });
});

test('changes the visibility of messages and deletes them, but for those it cannot', async () => {
  await fixture.send(QueueUrl, 'one');
  await fixture.send(QueueUrl, 'two');
  const [one, two] = await fixture.receive(QueueUrl);
  const changed = await fixture.call('ChangeMessageVisibilityBatch', {
    QueueUrl,
    Entries: [
      { Id: '1', ReceiptHandle: one?.ReceiptHandle, VisibilityTimeout: 0 },
      { Id: '2', ReceiptHandle: two?.ReceiptHandle, VisibilityTimeout: 43_201 },
    ],
  });
  expect(changed).toMatchObject({
    Successful: [{ Id: '1' }],
    Failed: [{ Id: '2', Code: 'InvalidParameterValue', SenderFault: true }],
  });
  const deleted = await fixture.call('DeleteMessageBatch', {
    QueueUrl,
    Entries: [
      { Id: '1', ReceiptHandle: one?.ReceiptHandle },
      { Id: '2', ReceiptHandle: two?.ReceiptHandle },
      { Id: '3', ReceiptHandle: 'garbage' },
    ],
  });
  expect(deleted).toMatchObject({
    Successful: [{ Id: '1' }, { Id: '2' }],
    Failed: [{ Id: '3', Code: 'ReceiptHandleIsInvalid', SenderFault: true }],
  });
  expect(await fixture.counts(QueueUrl)).toEqual([0, 0, 0]);
});
