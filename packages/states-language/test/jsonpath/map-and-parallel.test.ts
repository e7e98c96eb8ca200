import { failureOf, jsonpathMachine, outputOf, run, runThroughTime, task } from '../run-definition';

const PASS = { Type: 'Pass', End: true };
const map = (fields: object = {}, state: object = PASS) => ({
  Type: 'Map',
  ItemProcessor: { StartAt: 'Each', States: { Each: state } },
  End: true,
  ...fields,
});

it.each<[fields: object, output: unknown]>([
  [{ ItemsPath: '$.list' }, [1, 2]],
  [{ InputPath: '$.list' }, [1, 2]],
  [{ ItemsPath: '$$.Execution.Input.list' }, [1, 2]],
  [
    {
      ItemsPath: '$.list',
      ItemSelector: { 'item.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index', 'name.$': '$.name' },
    },
    [
      { item: 1, index: 0, name: 'n' },
      { item: 2, index: 1, name: 'n' },
    ],
  ],
  [{ ItemsPath: '$.list', Parameters: { 'item.$': '$$.Map.Item.Value' } }, [{ item: 1 }, { item: 2 }]],
  [
    { ItemsPath: '$.list', ResultSelector: { 'first.$': '$[0]' }, ResultPath: '$.out', OutputPath: '$.out' },
    { first: 1 },
  ],
  [{ ItemsPath: '$.empty' }, []],
])('Map %j', async (fields, output) => {
  const input = { list: [1, 2], name: 'n', empty: [] };
  expect(await outputOf(jsonpathMachine({ Main: map(fields) }), input)).toEqual(output);
});

it('an item keeps its text, inside the iteration and in the output', async () => {
  const { outcome } = await run(
    jsonpathMachine({ Main: map({ ItemsPath: '$.list' }) }),
    undefined,
    undefined,
    {
      input: { value: { list: [1.5] }, text: '{ "list": [ 1.50 ] }' },
    },
  );
  expect(outcome).toEqual({ status: 'SUCCEEDED', output: '[1.50]' });
});

it.each([
  [{ MaxConcurrency: 1 }, 4],
  [{ MaxConcurrencyPath: '$.two' }, 2],
  [{ MaxConcurrencyPath: '$.text' }, 2],
  [{ MaxConcurrencyPath: '$.zero' }, 1],
  [{}, 1],
])('%j says how many run at once', async (fields, seconds) => {
  const Main = map({ ItemsPath: '$.list', ...fields }, { Type: 'Wait', Seconds: 1, End: true });
  const input = { list: [1, 2, 3, 4], two: 2, text: '2', zero: 0 };
  expect((await runThroughTime(jsonpathMachine({ Main }), input)).seconds).toBe(seconds);
});

it.each<[fields: object, error: string, cause: string]>([
  [
    { ItemsPath: '$.none' },
    'States.ReferencePathConflict',
    'Unable to apply step "none" to input {"n":{},"t":"x"}',
  ],
  [{ ItemsPath: '$.n' }, 'States.Runtime', 'Reference path "$.n" must point to array.'],
  [{ ItemsPath: '$$.Execution' }, 'States.Runtime', 'Reference path "$.Execution" must point to array.'],
  [{}, 'States.Runtime', 'Reference path "$" must point to array.'],
  [
    { ItemsPath: '$$.Execution.Input.list', MaxConcurrencyPath: '$.n' },
    'States.Runtime',
    'The MaxConcurrencyPath field refers to value "{}" which is not a valid integer: $.n',
  ],
])('Map %j fails', async (fields, error, cause) => {
  const input = 'MaxConcurrencyPath' in fields ? { n: {}, list: [] } : { n: {}, t: 'x' };
  expect(await failureOf(map(fields), input)).toEqual([error, cause]);
});

it('what ends the execution leaves no MapStateFailed', async () => {
  const { log } = await run(jsonpathMachine({ Main: map({ ItemsPath: '$.n' }) }), { n: 1 });
  expect(log.map(({ type }) => type)).toEqual(['ExecutionStarted', 'MapStateEntered', 'ExecutionFailed']);
});

it('Parallel: Parameters for each branch, and its results selected', async () => {
  const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
  const Main = {
    Type: 'Parallel',
    Parameters: { 'id.$': '$.order.id' },
    Branches: [branch('A', PASS), branch('B', { ...PASS, OutputPath: '$.id' })],
    ResultSelector: { 'a.$': '$[0]', 'b.$': '$[1]' },
    ResultPath: '$.both',
    End: true,
  };
  expect(await outputOf(jsonpathMachine({ Main }), { order: { id: 7 } })).toEqual({
    order: { id: 7 },
    both: { a: { id: 7 }, b: 7 },
  });
});

it.each([
  [{ TimeoutSecondsPath: '$.t' }, 3],
  [{ TimeoutSeconds: 2 }, 2],
  [{ HeartbeatSecondsPath: '$.t', TimeoutSeconds: 9 }, 3],
])('a task gives up after %j', async (fields, seconds) => {
  const Main = task({ ...fields, Parameters: {} });
  const result = await runThroughTime(
    jsonpathMachine({ Main }),
    { t: 3 },
    () => new Promise(() => undefined),
  );
  expect(result.outcome).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  expect(result.seconds).toBe(seconds);
});

it.each([
  ['$.none', "Invalid path '$.none' : No results for path: $['none']"],
  ['$.t', 'The TimeoutSecondsPath field refers to value "soon" which is not a valid integer: $.t'],
])('a TimeoutSecondsPath %s ends the execution', async (TimeoutSecondsPath, cause) => {
  expect(await failureOf(task({ TimeoutSecondsPath }), { t: 'soon' })).toEqual(['States.Runtime', cause]);
});
