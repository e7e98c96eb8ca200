/** A state as it is written in a definition. */
export type State = Readonly<Record<string, unknown>>;

const FAILS = '{% $error("on purpose") %}';
const LARGE_TEXT = '{% $pad("x", 300000, "x") %}';
const LAMBDA = 'arn:aws:states:::lambda:invoke';
const EVALUATION = 'States.QueryEvaluationError';
const TOO_LARGE = 'States.DataLimitExceeded';

/** A task that calls a function, which does what its payload says. */
export const invoke = (Payload: unknown, more: State = {}): State => ({
  Type: 'Task',
  Resource: LAMBDA,
  Arguments: { FunctionName: 'f', Payload },
  TimeoutSeconds: 8,
  ...more,
});
const graph = (state: State, name = 'Inner'): State => ({
  StartAt: name,
  States: { [name]: state.Type === 'Fail' ? state : { ...state, End: true } },
});
/** A state that has catchers of its own, which lead to a state that fails in its turn. */
const caught = (state: State): State => ({
  ...state,
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'OwnCatch' }],
});
export const fails: State = { Type: 'Fail', Error: 'Inner', Cause: 'inner' };

/**
 * Every kind of state that fails, with the error that the dead letter has to tell. `NEXT` stands for the name of a state, and `OwnCatch` is
 * one that fails.
 */
export const FAILING_STATES: Readonly<Record<string, readonly [error: string, state: State]>> = {
  'Pass by its Output': [EVALUATION, { Type: 'Pass', Output: FAILS }],
  'Pass by its Assign': [EVALUATION, { Type: 'Pass', Assign: { x: FAILS } }],
  'Pass by an Output that yields nothing': [
    EVALUATION,
    { Type: 'Pass', Output: '{% $states.input.nothing %}' },
  ],
  'Pass by its size': [TOO_LARGE, { Type: 'Pass', Output: 'x'.repeat(262_144) }],
  'Pass by the size of what it assigns': [TOO_LARGE, { Type: 'Pass', Assign: { x: 'x'.repeat(262_144) } }],
  'Choice by its Condition': [
    EVALUATION,
    { Type: 'Choice', Choices: [{ Condition: FAILS, Next: 'NEXT' }], Default: 'NEXT' },
  ],
  'Choice by a Condition that is neither true nor false': [
    EVALUATION,
    { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'NEXT' }], Default: 'NEXT' },
  ],
  'Wait by its Output': [EVALUATION, { Type: 'Wait', Seconds: 1, Output: FAILS }],
  'Task by its Arguments': [EVALUATION, invoke(FAILS)],
  'Task by its Output': [EVALUATION, invoke({}, { Output: FAILS })],
  'Task by its function': ['OutOfStock', invoke({ throw: 'OutOfStock' })],
  'Task by its time': ['States.Timeout', invoke({ hang: true })],
  'Task by the size of its result': [TOO_LARGE, invoke({ answer: 262_144 })],
  'Task after attempts': [
    'OutOfStock',
    invoke({ throw: 'OutOfStock' }, { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }] }),
  ],
  'Task with a catcher that fails': ['Own', caught(invoke({ throw: 'OutOfStock' }))],
  'Map by its Items': [
    EVALUATION,
    {
      Type: 'Map',
      Items: '{% ($items := ([1, 2, 3]); $count($items) <= 2 ? $items : $error("More than 2 items")) %}',
      ItemProcessor: graph({ Type: 'Pass' }),
    },
  ],
  'Map by its Output': [
    EVALUATION,
    { Type: 'Map', Items: [1], ItemProcessor: graph({ Type: 'Pass' }), Output: FAILS },
  ],
  'Map by an item': [
    'OutOfStock',
    { Type: 'Map', Items: [1, 2], ItemProcessor: graph(invoke({ throw: 'OutOfStock' })) },
  ],
  'Map with a catcher that fails': ['Own', caught({ Type: 'Map', Items: [1], ItemProcessor: graph(fails) })],
  'Parallel by its Arguments': [
    EVALUATION,
    { Type: 'Parallel', Arguments: FAILS, Branches: [graph({ Type: 'Pass' })] },
  ],
  'Parallel by a branch': [
    'OutOfStock',
    {
      Type: 'Parallel',
      Branches: [graph({ Type: 'Wait', Seconds: 1 }, 'Beside'), graph(invoke({ throw: 'OutOfStock' }))],
    },
  ],
  'Parallel by a Map in a branch': [
    'Inner',
    {
      Type: 'Parallel',
      Branches: [graph({ Type: 'Map', Items: [1], ItemProcessor: graph(fails, 'Deep') })],
    },
  ],
  'Parallel with a catcher that fails': ['Own', caught({ Type: 'Parallel', Branches: [graph(fails)] })],
  Fail: ['Inner', fails],
  'Fail by its Cause': [EVALUATION, { Type: 'Fail', Error: 'Inner', Cause: FAILS }],
  'Fail by texts too large to hand on': [
    'x'.repeat(256),
    { Type: 'Fail', Error: LARGE_TEXT, Cause: LARGE_TEXT },
  ],
  'Fail without anything': ['UNKNOWN', { Type: 'Fail' }],
  'Succeed by its Output': [EVALUATION, { Type: 'Succeed', Output: FAILS }],
};
