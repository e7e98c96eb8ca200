import { LocalLambda } from '../lambda/local-lambda';
import { statesWorld, taskDefinition } from './states-world';

const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:Fixture';

let lambda: LocalLambda;
beforeAll(async () => {
  lambda = await LocalLambda.start('exports.handler = async () => "done";');
});
afterAll(() => lambda.stop());

/** Runs an execution. @returns how often its event was read and written as JSON before the function's process had it */
async function countJson(definition: object): Promise<{ parsed: number; printed: number }> {
  const world = await statesWorld(definition, {
    answers: { invoke: (input) => lambda.functions.invoke(lambda.call, input) },
  });
  const parse = jest.spyOn(JSON, 'parse');
  const stringify = jest.spyOn(JSON, 'stringify');
  await world.start({ detail: { body: 'the event' } }, { transaction: { id: 't-1' } });
  await world.trace.waitFor('the end', ({ what }) => what === 'ExecutionEnded');
  const ofEvent = (texts: unknown[]) => texts.filter((text) => String(text).includes('the event')).length;
  const counted = {
    parsed: ofEvent(parse.mock.calls.map(([text]) => text)),
    // The first one is this test's own: it makes the text that a bus would have had.
    printed: ofEvent(stringify.mock.results.map(({ value }) => value as unknown)) - 1,
  };
  jest.restoreAllMocks();
  return counted;
}

test('a function that is called by its ARN gets the very text that the execution was started with', async () => {
  await expect(countJson(taskDefinition(FUNCTION_ARN))).resolves.toEqual({ parsed: 0, printed: 0 });
});

test('an event in a payload is not read again, and written once, for the function', async () => {
  const invoke = taskDefinition('arn:aws:states:::lambda:invoke', {
    Arguments: { FunctionName: 'Fixture', Payload: '{% $states.input %}' },
  });
  await expect(countJson(invoke)).resolves.toEqual({ parsed: 0, printed: 1 });
});
