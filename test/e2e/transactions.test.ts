import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { logged, post, unprocessed } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;

beforeAll(async () => {
  stack = await stackUnderTest();
}, 60_000);

afterAll(() => stack.stop());

const SAMPLE = '{"key1":"value1", "key2":"value2"}';

/** The largest body that the default configuration accepts, in bytes. */
const LARGEST = 128_000;

const md5 = (body: string): string => createHash('md5').update(body).digest('hex');

test('the sample transaction gets SQS’s answer and is logged', async () => {
  const answer = await post(stack, SAMPLE);

  expect(answer.status).toBe(200);
  expect(answer.text).toContain(`<MD5OfMessageBody>${md5(SAMPLE)}</MD5OfMessageBody>`);
  expect(answer.text).toMatch(/^<\?xml version="1.0"\?><SendMessageResponse xmlns=/);
  await expect(logged(stack, answer.apiRequestId)).resolves.toMatchObject({
    body: SAMPLE,
    bytes: SAMPLE.length,
    sha256: createHash('sha256').update(SAMPLE).digest('hex'),
    messageId: /<MessageId>(.*)<\/MessageId>/.exec(answer.text)?.[1],
  });
}, 90_000);

test.each([
  ['white space and line ends of all kinds', '{\r\n\t"a" : [ 1 , 2 ] \n}\n\n'],
  ['numbers that no parser keeps', '{"a":1.0,"b":1e400,"c":12345678901234567890,"d":-0.0,"e":1E+2}'],
  ['duplicate keys', '{"a":1,"a":2,"__proto__":{"x":1}}'],
  ['characters beyond the basic plane', '{"a":"😀𝒳\u{10FFFF}","é":"e\u0301"}'],
  ['escapes', String.raw`{"a":"\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t","b":"${'\\'.repeat(50)}"}`],
  [
    'what shells and templates trip over',
    `{"a":"$HOME \`x\` $(y) \${z} {% 1 %} <aws.pipes.event> $.body %20 ' ;"}`,
  ],
  ['line separators and a byte order mark inside', '{"a":"\u2028\u2029\uFEFF"}'],
  ['JSON that is no object', '"just text"'],
])(
  'a body with %s is logged byte for byte',
  async (_, body) => {
    const { status, apiRequestId } = await post(stack, body);

    expect(status).toBe(200);
    expect((await logged(stack, apiRequestId)).body).toBe(body);
  },
  90_000,
);

test('any JSON is logged byte for byte', async () => {
  const json = fc.json({ maxDepth: 4 });
  await fc.assert(
    fc.asyncProperty(json, async (body) => {
      const { apiRequestId } = await post(stack, body);
      expect((await logged(stack, apiRequestId)).body).toBe(body);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('a body of exactly the limit is logged, whatever escaping does to it', async () => {
  const body = `"${'\\"'.repeat((LARGEST - 2) / 2)}"`;

  const { status, apiRequestId } = await post(stack, body);

  expect(status).toBe(200);
  expect((await logged(stack, apiRequestId)).body).toBe(body);
}, 90_000);

test.each([
  ['text', 'not JSON'],
  ['an emoji where a value belongs', '{"a": 😀}'],
  ['nothing but quotes, at the limit', '"'.repeat(LARGEST)],
  ['a byte order mark before JSON', '\uFEFF{}'],
])(
  'a body that is %s is in the unprocessed queue as the whole event',
  async (_, body) => {
    const { status, apiRequestId } = await post(stack, body);
    const deadLetter = await unprocessed(stack, apiRequestId);

    expect(status).toBe(200);
    expect(JSON.parse(deadLetter.Body ?? '')).toMatchObject({
      source: 'transaction-pipeline',
      detail: {
        body,
        md5OfBody: md5(body),
        messageAttributes: { apiRequestId: { stringValue: apiRequestId } },
      },
    });
    expect(attributesOf(deadLetter)).toEqual({
      ERROR_CODE: 'MalformedTransactionError',
      ERROR_MESSAGE: 'The body is not JSON.',
      TARGET_ARN: stack.outputs.StateMachineArn,
      EXECUTION_ARN: expect.stringContaining(':express:') as string,
    });
  },
  90_000,
);

function attributesOf({ MessageAttributes = {} }: Awaited<ReturnType<typeof unprocessed>>) {
  return Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
  );
}

test('a body over the limit is refused before anything is stored', async () => {
  const { status, text } = await post(stack, '"'.repeat(LARGEST + 257));

  expect(status).toBe(400);
  expect(text).toContain('<Code>InvalidParameterValue</Code>');
});

test('an empty body is refused', async () => {
  const { status, text } = await post(stack, '');

  expect(status).toBe(400);
  expect(text).toContain('<Code>MissingParameter</Code>');
});

test('characters that SQS does not take are refused', async () => {
  const { status, text } = await post(stack, '{"a":"\u0000"}');

  expect(status).toBe(400);
  expect(text).toContain('<Code>InvalidMessageContents</Code>');
});

test('a body that is not UTF-8 is refused', async () => {
  const { status } = await post(stack, Buffer.from([0x22, 0xf0, 0x9f, 0x22]));

  expect(status).toBe(400);
});

test.each([
  ['GET', '/'],
  ['POST', '/other'],
])('%s %s is not found', async (method, path) => {
  const response = await fetch(`${stack.outputs.ApiEndpoint}${path}`, { method });

  expect(response.status).toBe(404);
  await expect(response.json()).resolves.toEqual({ message: 'Not Found' });
});
