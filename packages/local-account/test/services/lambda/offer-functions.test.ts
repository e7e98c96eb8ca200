import { LocalLambda } from './local-lambda';

let lambda: LocalLambda;
beforeAll(async () => {
  lambda = await LocalLambda.start(
    'exports.handler = async (event) => { console.log("told"); return event; };',
  );
});
afterAll(() => lambda.stop());

const invoke = (given: object) =>
  lambda.functions.invoke(lambda.call, { FunctionName: 'Fixture', Payload: '{"n":1.0}', ...given });

describe('another service invokes a function', () => {
  test.each([
    ['and gets its result', {}, { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"n":1}' }],
    [
      'with the end of its log',
      { LogType: 'Tail' },
      { StatusCode: 200, LogResult: expect.any(String) as string },
    ],
    ['for later', { InvocationType: 'Event' }, { StatusCode: 202, Payload: '' }],
    ['to see whether it may', { InvocationType: 'DryRun' }, { StatusCode: 204, Payload: '' }],
    ['by its one version', { Qualifier: '$LATEST' }, { StatusCode: 200 }],
  ])('%s', async (_, given, answer) => {
    await expect(invoke(given)).resolves.toMatchObject(answer);
  });

  test.each([
    ['an invocation type', { InvocationType: 'Soon' }, 'ValidationException'],
    ['a log type', { LogType: 'All' }, 'ValidationException'],
    ['a version', { Qualifier: '7' }, 'ResourceNotFoundException'],
  ])('and %s that there is not is refused', async (_, given, code) => {
    await expect(invoke(given)).rejects.toMatchObject({ code });
  });
});
