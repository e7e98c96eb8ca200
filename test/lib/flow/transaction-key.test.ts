import { Chain, QueryLanguage, StateGraph, Succeed } from 'aws-cdk-lib/aws-stepfunctions';
import { API_REQUEST_ID } from '../../../lib/flow/event-expression';
import { readKey } from '../../../lib/flow/transaction-key';
import { newStack } from '../cdk-app';
import { evaluateExpressions, type State, type StateMachineDefinition } from './state-machine-definition';

/** The state that reads the key, and those inside it by their names. */
function statesThatRead(keyInBody?: string): {
  readonly read: State;
  readonly inside: Record<string, State>;
} {
  const stack = newStack();
  const chain = Chain.start(readKey(stack, { variable: 'orderKey', keyInBody })).next(
    Succeed.jsonata(stack, 'End'),
  );
  const graph = new StateGraph(chain.startState, 'reads');
  const { States } = stack.resolve(graph.toGraphJson(QueryLanguage.JSONATA)) as StateMachineDefinition;
  const read = States.ReadOrderKey!;
  return { read, inside: { ...States, ...read.Branches?.[0]?.States } };
}

/** @returns undefined where there is none, which Step Functions fails with */
async function keyOf(Input: unknown, keyInBody?: string): Promise<unknown> {
  const { Output } = statesThatRead(keyInBody).inside.FindOrderKey!;
  try {
    // `$parse` is Step Functions' own.
    const parse = (text: string): unknown => JSON.parse(text);
    return await evaluateExpressions(Output, { states: { context: { Execution: { Input } } }, parse });
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringContaining('nothing from') as unknown });
    return undefined;
  }
}

const event = (body: string, attributes: object = {}) => ({
  detail: { body, messageAttributes: attributes },
});
const LONGEST = 'k'.repeat(512);

test.each<[body: string, pointer: string, key: string | undefined]>([
  ['{"order":{"id":"A-1"}}', '/order/id', 'A-1'],
  ['{"order":{"id":42}}', '/order/id', '42'],
  ['{"id":-7}', '/id', '-7'],
  ['{"id":999999999999999}', '/id', '999999999999999'],
  ['{"id":-999999999999999}', '/id', '-999999999999999'],
  ['{"id":1000000000000000}', '/id', undefined],
  ['{"id":1.5}', '/id', undefined],
  ['{"id":""}', '/id', undefined],
  ['{"id":true}', '/id', undefined],
  ['{"id":null}', '/id', undefined],
  ['{"id":{"a":"b"}}', '/id', undefined],
  ['{"id":["a"]}', '/id', undefined],
  ['{"other":"a"}', '/id', undefined],
  [`{"id":"${LONGEST}"}`, '/id', LONGEST],
  [`{"id":"${LONGEST}k"}`, '/id', undefined],
  ['{"a/b":{"~c":"slash and tilde"}}', '/a~1b/~0c', 'slash and tilde'],
  ['{"~1":"not a slash"}', '/~01', 'not a slash'],
  [String.raw`{"a \"b\" $c":"no path of JSONata"}`, '/a "b" $c', 'no path of JSONata'],
])('of %s the key at %s is %s', async (body, pointer, key) => {
  expect(await keyOf(event(body), pointer)).toBe(key);
});

test('without a pointer the key is the apiRequestId that the API gave', async () => {
  const attributes = { apiRequestId: { stringValue: 'Hn-pwYdQa0XMo-A=' } };
  expect(await keyOf(event('no JSON', attributes))).toBe('Hn-pwYdQa0XMo-A=');
  expect(await keyOf(event('no JSON'))).toBeUndefined();
});

test.each([
  [
    'as apiRequestId',
    undefined,
    'The event has no message attribute apiRequestId: it did not come in by the API.',
  ],
  [
    'in its body',
    '/order/id',
    'The transaction is not JSON with a text of 1 to 512 characters, or a whole number of up to 15 digits, at /order/id.',
  ],
])('the key is kept, the input handed on, and a transaction without one %s fails', (_, pointer, cause) => {
  const { read, inside } = statesThatRead(pointer);
  expect(read).toMatchObject({
    Assign: { orderKey: '{% $states.result[0] %}' },
    Output: '{% $states.input %}',
    Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'OrderKeyIsMissing' }],
  });
  expect(inside.OrderKeyIsMissing).toMatchObject({ Error: 'TransactionWithoutKey', Cause: cause });
});

test.each(['order/id', '', '/a~2', '/a~', 'x/a~2', '/a/b~2c', '/~'])('%j is no JSON pointer', (pointer) => {
  expect(() => statesThatRead(pointer)).toThrow(
    `keyInBody=${JSON.stringify(pointer)} is not allowed. Allowed: a JSON pointer such as /order/id.`,
  );
});

test('the identity of an event without one is an empty text, which is no reason to fail', async () => {
  const identityOf = (Input: unknown) =>
    evaluateExpressions(`{% ${API_REQUEST_ID} %}`, { states: { context: { Execution: { Input } } } });
  expect(await identityOf(event('', { apiRequestId: { stringValue: 'Hn-pwYdQa0XMo-A=' } }))).toBe(
    'Hn-pwYdQa0XMo-A=',
  );
  expect(await identityOf(event(''))).toBe('');
  expect(await identityOf({})).toBe('');
});
