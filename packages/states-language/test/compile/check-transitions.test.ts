import { machine, task } from '../run-definition';
import { only, PASS, problemsOf, processor, type RefusedCase } from './problems-of';

const REFUSED: RefusedCase[] = [
  [
    'a dangling StartAt',
    machine({ X: PASS }, { StartAt: 'NOPE' }),
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /StartAt",
      'MISSING_TRANSITION_TARGET: State "X" is not reachable. at /States/X',
    ],
  ],
  [
    'a dangling Next in a loop',
    only({ Type: 'Pass', Next: 'NOPE' }),
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/X/Next",
      'MISSING_END_STATE: Workflow has no terminal state at null',
    ],
  ],
  [
    'a dangling rule and a dangling Default',
    machine({ X: { Type: 'Choice', Choices: [{ Condition: true, Next: 'A' }], Default: 'B' }, E: PASS }),
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/X/Default",
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: A at /States/X/Choices[0]/Next",
      'MISSING_TRANSITION_TARGET: State "E" is not reachable. at /States/E',
    ],
  ],
  [
    'a dangling Catch',
    only(task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'NOPE' }] })),
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/X/Catch[0]/Next"],
  ],
  [
    'a Choice without Default as the only end',
    machine({ X: { Type: 'Choice', Choices: [{ Condition: true, Next: 'X' }] } }),
    ['MISSING_END_STATE: Workflow has no terminal state at null'],
  ],
  [
    'an unreachable state in a branch',
    only({ Type: 'Parallel', Branches: [processor({ P: PASS, Q: PASS })], End: true }),
    ['MISSING_TRANSITION_TARGET: State "Q" is not reachable. at /States/X/Branches[0]/States/Q'],
  ],
  [
    'a transition out of a branch',
    machine({
      X: { Type: 'Parallel', Branches: [processor({ P: { Type: 'Pass', Next: 'Y' } })], Next: 'Y' },
      Y: PASS,
    }),
    ["MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/X/Branches[0]/States/P/Next"],
  ],
];

it.each(REFUSED)('%s is refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it.each([
  ['Fail', { Type: 'Fail' }],
  ['Succeed', { Type: 'Succeed' }],
])('%s is an end', (_name, end) => {
  expect(problemsOf(machine({ X: { Type: 'Pass', Next: 'E' }, E: end }))).toEqual([]);
});

it('states are reached by rules and catchers too', () => {
  const definition = machine({
    X: { Type: 'Choice', Choices: [{ Condition: true, Next: 'T' }] },
    T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'E' }] }),
    E: PASS,
  });
  expect(problemsOf(definition)).toEqual([]);
});
