import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { attributeDigest } from '../../../src/services/sqs/message/attribute-digest';
import { errorOf, useSqs } from './fixture';

const fixture = useSqs();

const text = (StringValue: string): MessageAttributeValue => ({ DataType: 'String', StringValue });

/** LocalStack's test_sqs.snapshot.json has these digests from AWS. */
test.each<[string, Record<string, MessageAttributeValue>]>([
  ['ae7155c6026991b6d54b11589678bf9c', { Foo: text('Bar') }],
  [
    '4c360f3fdafd970e05fae2f149d997f5',
    { 'Help.Me': text('Me'), Hello: text('There'), General: text('Kenobi') },
  ],
  [
    '8cbe4db156db8a94db8b801b7addb984',
    {
      attr1: {
        DataType: 'Binary',
        BinaryValue: Buffer.from('traceparent\x1e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01'),
      },
    },
  ],
])('has the digest that AWS made: %s', (digest, attributes) => {
  expect(attributeDigest(attributes)).toBe(digest);
});

test.each([
  [['All'], ['General', 'Hello', 'Help.Me'], '4c360f3fdafd970e05fae2f149d997f5'],
  [['.*'], ['General', 'Hello', 'Help.Me'], '4c360f3fdafd970e05fae2f149d997f5'],
  [['*'], ['General', 'Hello', 'Help.Me'], '4c360f3fdafd970e05fae2f149d997f5'],
  [['Hello', 'General'], ['General', 'Hello'], 'fca026605781cb4126a1e9044df24232'],
  [['Hello', 'Other'], ['Hello'], 'a311262e065454b75da111d535b8dacd'],
  [['Hel.*'], ['Hello', 'Help.Me'], '83fee93c1bcd8b9a5a923ffacdc636c7'],
])('gives the attributes that %j selects, and their digest', async (names, given, digest) => {
  const QueueUrl = await fixture.queue('q');
  await fixture.send(QueueUrl, 'msg', {
    MessageAttributes: { General: text('Kenobi'), Hello: text('There'), 'Help.Me': text('Me') },
  });
  const { Messages } = await fixture.call('ReceiveMessage', {
    QueueUrl,
    MessageAttributeNames: names,
  });
  expect(Object.keys(Messages?.[0]?.MessageAttributes ?? {})).toEqual(given);
  expect(Messages?.[0]?.MD5OfMessageAttributes).toBe(digest);
});

test.each([[[]], [['Other']], [['AWS.']], [['.Foo']]])(
  'mentions no attributes when %j selects none',
  async (names) => {
    const QueueUrl = await fixture.queue('q');
    await fixture.send(QueueUrl, 'msg', { MessageAttributes: { Foo: text('Bar') } });
    const { Messages } = await fixture.call('ReceiveMessage', {
      QueueUrl,
      MessageAttributeNames: names,
    });
    expect(Object.keys(Messages?.[0] ?? {})).toEqual(['MessageId', 'ReceiptHandle', 'MD5OfBody', 'Body']);
  },
);

test('gives back every type of value as it was', async () => {
  const QueueUrl = await fixture.queue('q');
  const MessageAttributes = {
    custom: { DataType: 'String.sentence', StringValue: 'é\n' },
    number: { DataType: 'Number.int', StringValue: '-1.50e3' },
    bytes: { DataType: 'Binary.png', BinaryValue: Uint8Array.of(0, 255) },
  };
  await fixture.send(QueueUrl, 'msg', { MessageAttributes });
  expect((await fixture.receiveOne(QueueUrl)).MessageAttributes).toEqual(MessageAttributes);
});

test.each<[string, string, MessageAttributeValue, string]>([
  [
    'an empty string',
    'ErrorDetails',
    text(''),
    "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
  ],
  [
    'no bytes',
    'b',
    { DataType: 'Binary', BinaryValue: new Uint8Array() },
    "Message (user) attribute 'b' must contain a non-empty value of type 'Binary'.",
  ],
  [
    'a string in place of bytes',
    'b',
    { DataType: 'Binary', StringValue: 'x' },
    "Message (user) attribute 'b' must contain a non-empty value of type 'Binary'.",
  ],
  [
    'no type',
    'a',
    { DataType: '', StringValue: 'x' },
    "Message (user) attribute 'a' must contain a non-empty attribute type.",
  ],
  [
    'a type that there is not',
    'a',
    { DataType: 'Stringy', StringValue: 'x' },
    "The type of message (user) attribute 'a' is invalid. You must use only the following supported type " +
      'prefixes: Binary, Number, String.',
  ],
  [
    'a type of 256 bytes',
    'a',
    { DataType: `String.${'x'.repeat(249)}`, StringValue: 'x' },
    'Message (user) attribute types must be shorter than 256 Bytes',
  ],
  [
    'a number that is none',
    'n',
    { DataType: 'Number', StringValue: 'world' },
    "Can't cast the value of message (user) attribute 'n' to a number.",
  ],
  [
    'an illegal character',
    'a',
    text('\u0000'),
    'Invalid characters found. Valid unicode characters are ' +
      '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  ],
  [
    'a name of 256 bytes',
    'x'.repeat(256),
    text('x'),
    'Message (user) attribute names must be shorter than 256 Bytes',
  ],
  [
    'a name with a blank',
    'trace id',
    text('x'),
    'Message (user) attributes name can only contain upper and lower score characters, digits, periods, ' +
      'hyphens and underscores. ',
  ],
  ...['AWS.x', 'amazon.x', '.x', 'x.'].map((name): [string, string, MessageAttributeValue, string] => [
    `the name ${name}`,
    name,
    text('x'),
    "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for " +
      "internal use. Additionally, they cannot start or end with '.'.",
  ]),
])('refuses %s', async (_, name, value, message) => {
  const QueueUrl = await fixture.queue('q');
  const error = await errorOf(() => fixture.send(QueueUrl, 'msg', { MessageAttributes: { [name]: value } }));
  expect(error).toEqual({ code: 'InvalidParameterValue', message, httpStatus: 400 });
});

test('takes ten attributes and no more', async () => {
  const QueueUrl = await fixture.queue('q');
  const attributes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, text('x')]));
  await fixture.send(QueueUrl, 'msg', { MessageAttributes: attributes(10) });
  expect(
    await errorOf(() => fixture.send(QueueUrl, 'msg', { MessageAttributes: attributes(11) })),
  ).toMatchObject({
    message: 'Number of message attributes [11] exceeds the allowed maximum [10].',
  });
});
