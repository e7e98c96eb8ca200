import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { FUNCTION_BUNDLING } from '../../../lib/flow/function-bundling';

type Handler = (event: unknown) => Promise<void>;

const directory = mkdtempSync(join(tmpdir(), 'validate-'));
const bundle = join(directory, 'index.js');
let handler: Handler;
let written: unknown[];

beforeAll(() => {
  buildSync({
    ...FUNCTION_BUNDLING,
    // Names in a dead letter must not depend on it.
    keepNames: false,
    entryPoints: [join(__dirname, 'handler.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
  });
  ({ handler } = jest.requireActual<{ handler: Handler }>(bundle));
});

beforeEach(() => {
  written = [];
  jest.spyOn(console, 'error').mockImplementation((record) => void written.push(record));
});

afterEach(() => jest.restoreAllMocks());

afterAll(() => rmSync(directory, { recursive: true }));

const eventWith = (body: unknown) => ({
  id: 'event-1',
  detail: { body, messageId: 'message-1', messageAttributes: { apiRequestId: { stringValue: 'request-1' } } },
});

test.each([
  ['the sample of the README', '{"key1":"value1", "key2":"value2"}'],
  ['one with more than the schema names', '{"key1":"value1", "more": [12345678901234567890, 1e400]}'],
])('%s passes, and nothing is handed back', async (_, body) => {
  await expect(handler(eventWith(body))).resolves.toBeUndefined();
  expect(written).toEqual([]);
});

test('what is wrong is told by field, in an error of a name that minifying leaves as it is', async () => {
  await expect(handler(eventWith('{"key2": 7}'))).rejects.toMatchObject({
    name: 'InvalidTransactionError',
    message: '/key1: missing; /key2: expected string, received number',
  });
});

test('a record says whose transaction it was, with all that is wrong', async () => {
  await expect(handler(eventWith('[]'))).rejects.toThrow('expected object, received array');
  expect(written).toEqual([
    {
      apiRequestId: 'request-1',
      messageId: 'message-1',
      eventId: 'event-1',
      count: 1,
      problems: ['the transaction: expected object, received array'],
    },
  ]);
});

test.each([
  ['not JSON', 'key1=value1', 'The body is not JSON.'],
  ['empty', '', 'The body is not JSON.'],
  ['not there', undefined, 'The event holds no SQS record with a body.'],
])('a body that is %s is malformed', async (_, body, message) => {
  await expect(handler(eventWith(body))).rejects.toMatchObject({
    name: 'MalformedTransactionError',
    message,
  });
});

test('an event without a record is malformed', async () => {
  await expect(handler({})).rejects.toMatchObject({ name: 'MalformedTransactionError' });
});

test('the bundle is small: at most 24 KB', () => {
  expect(statSync(bundle).size).toBeLessThanOrEqual(24 * 1_024);
});
