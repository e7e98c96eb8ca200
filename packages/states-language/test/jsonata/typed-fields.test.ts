import { machine, run } from '../run-definition';

const END = { Type: 'Pass', End: true };
const map = (fields: object) => ({
  Type: 'Map',
  ItemProcessor: { StartAt: 'P', States: { P: END } },
  End: true,
  ...fields,
});
const expression = (text: string, field: string) =>
  `The JSONata expression '${text}' specified for the field '${field}' returned an unexpected result type. `;

it.each([
  [
    { Type: 'Fail', Error: '{% 1 %}' },
    `${expression('1', 'Error')}Expected 'string', but was 'number' for value: 1`,
  ],
  [
    map({ Items: '{% null %}' }),
    `${expression('null', 'Items')}Expected 'array', but was 'null' for value: null`,
  ],
  [
    map({ Items: { a: 1 } }),
    `The field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"a":1}`,
  ],
  [
    { Type: 'Wait', Seconds: '{% [1, 2] %}', End: true },
    `${expression('[1, 2]', 'Seconds')}Expected 'number', but was 'array' for value: [1,2]`,
  ],
  [
    { Type: 'Wait', Seconds: '{% 100000000 %}', End: true },
    'The Seconds field must be between 0 and 99999999, but was: 100000000',
  ],
  [
    map({ Items: [], MaxConcurrency: '{% -1 %}' }),
    `The MaxConcurrency field must be between 0 and ${Number.MAX_SAFE_INTEGER}, but was: -1`,
  ],
])('%j is an error', async (state, cause) => {
  const { outcome } = await run(machine({ X: state }));
  expect(outcome).toEqual({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    cause: `An error occurred while executing the state 'X' (entered at the event id #2). ${cause}`,
  });
});
