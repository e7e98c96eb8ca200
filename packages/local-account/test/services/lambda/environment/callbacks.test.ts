import { LocalLambda } from '../local-lambda';

/** Starts a function with this handler. */
function started(handler: string, runtime: string): Promise<LocalLambda> {
  return LocalLambda.start(`exports.handler = ${handler};`, { runtime, timeoutSeconds: 2 });
}

async function resultOf(handler: string, runtime: string): Promise<unknown> {
  const lambda = await started(handler, runtime);
  try {
    const { Payload } = await lambda.invoke({ n: 1 });
    return JSON.parse(Payload) as unknown;
  } finally {
    await lambda.stop();
  }
}

const ANSWERS: readonly [what: string, handler: string, result: unknown][] = [
  ['a promise', 'async (event) => event.n', 1],
  ['a thenable', '() => ({ then: (resolve) => resolve(2) })', 2],
  ['a callback', '(event, context, callback) => callback(null, event.n)', 1],
  ['a callback that comes later', '(event, context, callback) => void setTimeout(callback, 5, null, 3)', 3],
  ['a callback without a result', '(event, context, callback) => callback()', null],
  ['the first of two callbacks', '(e, c, callback) => { callback(null, 1); callback(null, 2); }', 1],
  ['a plain value, which counts for nothing', '() => 7', null],
  ['nothing, ever, when there is nothing to wait for', '() => new Promise(() => undefined)', null],
  ['context.succeed', '(event, context) => context.succeed(event.n)', 1],
  ['context.done', '(event, context) => context.done(null, 4)', 4],
];

const FAILURES: readonly [what: string, handler: string, error: object][] = [
  ['an error', `(e, c, callback) => callback(new TypeError('no'))`, { errorType: 'TypeError' }],
  ['a text as an error', `(e, c, callback) => callback('no')`, { errorType: 'string', errorMessage: 'no' }],
  ['a throw', `() => { throw new TypeError('no'); }`, { errorType: 'TypeError' }],
  ['context.fail', `(event, context) => context.fail(new TypeError('no'))`, { errorType: 'TypeError' }],
  ['context.fail of nothing', '(event, context) => context.fail()', { errorMessage: 'handled' }],
];

test.each(ANSWERS)('nodejs22.x answers with %s', async (_, handler, expected) => {
  await expect(resultOf(handler, 'nodejs22.x')).resolves.toEqual(expected);
});

test.each(FAILURES)('nodejs22.x fails with %s', async (_, handler, expected) => {
  await expect(resultOf(handler, 'nodejs22.x')).resolves.toMatchObject(expected);
});

test.each(['nodejs18.x', 'nodejs20.x'])('%s does as nodejs22.x', async (runtime) => {
  await expect(resultOf('(event, context, callback) => callback(null, 1)', runtime)).resolves.toBe(1);
  await expect(resultOf('() => 7', runtime)).resolves.toBeNull();
});

test('a callback waits for what is still under way, unless the context says not to', async () => {
  const handler = (more: string) =>
    `(event, context, callback) => {
      ${more}
      const result = { after: false };
      setTimeout(() => (result.after = true), 50);
      callback(null, result);
    }`;
  await expect(resultOf(handler(''), 'nodejs22.x')).resolves.toEqual({ after: true });
  const atOnce = handler('context.callbackWaitsForEmptyEventLoop = false;');
  await expect(resultOf(atOnce, 'nodejs22.x')).resolves.toEqual({ after: false });
});

test('one environment handles one event after the other', async () => {
  const lambda = await started(
    `(() => { let count = 0; return (event, context, callback) => void setTimeout(callback, 1, null, ++count); })()`,
    'nodejs20.x',
  );
  await expect(lambda.result()).resolves.toBe(1);
  await expect(lambda.result()).resolves.toBe(2);
  await lambda.stop();
});

describe('nodejs24.x', () => {
  test.each([
    ['a promise', 'async (event) => event.n', 1],
    ['a plain value', '() => 7', 7],
  ])('answers with %s', async (_, handler, expected) => {
    await expect(resultOf(handler, 'nodejs24.x')).resolves.toBe(expected);
  });

  test('takes no callback', async () => {
    await expect(
      resultOf('(event, context, callback) => callback(null, 1)', 'nodejs24.x'),
    ).resolves.toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
  });

  test('has nothing of it in the context', async () => {
    await expect(
      resultOf(
        `async (event, context) => ['succeed', 'fail', 'done', 'callbackWaitsForEmptyEventLoop'].filter((name) => name in context)`,
        'nodejs24.x',
      ),
    ).resolves.toEqual([]);
  });
});
