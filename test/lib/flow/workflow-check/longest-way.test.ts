import { longestWay, type Way } from '../../../../lib/flow/workflow-check/longest-way';
import type { WorkflowGraph } from '../../../../lib/flow/workflow-check/workflow-definition';

type States = WorkflowGraph['States'];

const graph = (States: States): WorkflowGraph => ({ StartAt: Object.keys(States)[0]!, States });

function longest(States: States): Way {
  const problems: string[] = [];
  const way = longestWay(graph(States), (problem) => problems.push(problem));
  expect(problems).toEqual([]);
  return way;
}

function problemsOf(States: States): string[] {
  const problems: string[] = [];
  longestWay(graph(States), (problem) => problems.push(problem));
  return problems;
}

const task = (TimeoutSeconds: number, more: object = {}) => ({ Type: 'Task', TimeoutSeconds, ...more });

test.each<[string, number, States]>([
  ['a task takes its timeout', 20, { A: task(20) }],
  ['states one after the other add up', 25, { A: task(20, { Next: 'B' }), B: task(5) }],
  ['a wait takes its seconds', 7, { A: { Type: 'Wait', Seconds: 7, End: true } }],
  [
    'Pass, Choice, Succeed and Fail take no time that counts',
    0,
    {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Next: 'C' }], Default: 'D' },
      C: { Type: 'Succeed' },
      D: { Type: 'Fail' },
    },
  ],
  [
    'of the ways of a Choice the longest counts, that of a rule',
    30,
    {
      A: { Type: 'Choice', Choices: [{ Next: 'B' }, { Next: 'C' }], Default: 'D' },
      B: task(10),
      C: task(30),
      D: task(20),
    },
  ],
  [
    'where ways meet, what comes then counts for each',
    90,
    {
      A: { Type: 'Choice', Choices: [{ Next: 'B' }], Default: 'C' },
      B: task(40, { Next: 'D' }),
      C: task(10, { Next: 'D' }),
      D: task(50),
    },
  ],
  [
    'or that of Default',
    20,
    { A: { Type: 'Choice', Choices: [{ Next: 'B' }], Default: 'C' }, B: task(10), C: task(20) },
  ],
  [
    "a task may take its time and then go a catcher's way",
    60,
    { A: task(10, { Next: 'B', Catch: [{ Next: 'C' }] }), B: task(20), C: task(50) },
  ],
  ['a retrier by default: 3 more attempts, after 1, 2 and 4 s', 4 * 10 + 7, { A: task(10, { Retry: [{}] }) }],
  [
    'a retrier: each attempt, each wait as long as it may be',
    7 * 20 + 94,
    {
      A: task(20, {
        Retry: [
          { IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2, MaxDelaySeconds: 32, JitterStrategy: 'FULL' },
        ],
      }),
    },
  ],
  [
    'as many attempts as there are seconds',
    301 * 1 + 300 * 1,
    { A: task(1, { Retry: [{ MaxAttempts: 300, BackoffRate: 1 }] }) },
  ],
  ['a retrier without attempts', 10, { A: task(10, { Retry: [{ MaxAttempts: 0 }] }) }],
  [
    'each retrier has attempts of its own',
    6 * 10 + 7 + 3,
    { A: task(10, { Retry: [{}, { MaxAttempts: 2, IntervalSeconds: 1, BackoffRate: 2 }] }) },
  ],
  [
    'of a Parallel the longest branch counts',
    30,
    { A: { Type: 'Parallel', Branches: [graph({ B: task(10) }), graph({ C: task(30) })], End: true } },
  ],
  [
    'a Parallel that is tried again',
    2 * 30 + 1,
    { A: { Type: 'Parallel', Branches: [graph({ B: task(30) })], Retry: [{ MaxAttempts: 1 }] } },
  ],
  [
    'a Map in one round, where all its items fit',
    10,
    { A: { Type: 'Map', Items: [1, 2, 3], ItemProcessor: graph({ B: task(10) }) } },
  ],
  [
    'a Map in rounds of MaxConcurrency',
    20,
    { A: { Type: 'Map', Items: [1, 2, 3], MaxConcurrency: 2, ItemProcessor: graph({ B: task(10) }) } },
  ],
  [
    'a Map that is tried again, each time in rounds',
    2 * 30 + 1,
    {
      A: {
        Type: 'Map',
        Items: [1, 2, 3],
        MaxConcurrency: 1,
        Retry: [{ MaxAttempts: 1 }],
        Iterator: graph({ B: task(10) }),
      },
    },
  ],
  [
    'a Map inside a Parallel inside a Map',
    3 * (2 * 10 + 5),
    {
      A: {
        Type: 'Map',
        Items: [1, 2, 3],
        MaxConcurrency: 1,
        ItemProcessor: graph({
          B: {
            Type: 'Parallel',
            Branches: [
              graph({
                C: {
                  Type: 'Map',
                  Items: [1, 2],
                  MaxConcurrency: 1,
                  ItemProcessor: graph({ D: task(10) }),
                  Next: 'E',
                },
                E: task(5),
              }),
            ],
          },
        }),
      },
    },
  ],
])('%s', (_, seconds, states) => {
  expect(longest(states).seconds).toBe(seconds);
});

test('no more than forty iterations of a Map run at once, whatever MaxConcurrency says', () => {
  const map = (MaxConcurrency: number) =>
    longest({
      A: { Type: 'Map', Items: Array(41).fill(0), MaxConcurrency, ItemProcessor: graph({ B: task(10) }) },
    });
  expect([map(0).seconds, map(100).seconds, map(41).seconds]).toEqual([20, 20, 20]);
});

test('the states of the longest way have their shares, in their order', () => {
  expect(
    longest({
      A: task(20, { Next: 'B', Retry: [{ MaxAttempts: 1 }] }),
      B: { Type: 'Choice', Choices: [{ Next: 'Short' }], Default: 'C' },
      Short: task(1),
      C: { Type: 'Wait', Seconds: 4, Next: 'D' },
      D: { Type: 'Map', Items: [1, 2], MaxConcurrency: 1, ItemProcessor: graph({ E: task(10) }) },
    }).shares,
  ).toEqual([
    { state: 'A', seconds: 41, sum: '2 attempts of 20 s, 1 s of waits' },
    { state: 'C', seconds: 4, sum: 'waits' },
    { state: 'D', seconds: 20, sum: '2 × 10 s' },
  ]);
});

test('what takes no time has no share', () => {
  const states: States = { A: { Type: 'Wait', Seconds: 0, Next: 'B' }, B: task(1) };
  expect(longest(states).shares.map(({ state }) => state)).toEqual(['B']);
});

test('a way that many others lead to is walked once', () => {
  const states: States = {};
  for (let step = 0; step < 60; step++) {
    states[`C${step}`] = { Type: 'Choice', Choices: [{ Next: `C${step + 1}` }], Default: `P${step}` };
    states[`P${step}`] = { Type: 'Pass', Next: `C${step + 1}` };
  }
  states.C60 = task(3);
  expect(longest(states).seconds).toBe(3);
});

test.each<[string, States, RegExp]>([
  ['a task without a timeout', { Call: { Type: 'Task' } }, /^Call has no TimeoutSeconds .*taskTimeout/],
  [
    'a timeout that an expression makes',
    { Call: { Type: 'Task', TimeoutSeconds: '{% 10 %}' } },
    /^Call has no TimeoutSeconds of its own/,
  ],
  ['a timeout in text', { Call: { Type: 'Task', TimeoutSeconds: '10' } }, /^Call has no TimeoutSeconds/],
  ['a timeout of less than nothing', { Call: task(-300) }, /^Call has no TimeoutSeconds of its own/],
  [
    'so many attempts that nobody would count them',
    { Call: task(1, { Retry: [{ MaxAttempts: 99_999_999 }] }) },
    /^Call is tried again up to 99999999 times, .* smaller maxAttempts/,
  ],
  ['a wait of less than nothing', { Pause: { Type: 'Wait', Seconds: -10 } }, /^Pause waits for what/],
  [
    'a MaxConcurrency of less than nothing',
    { Each: { Type: 'Map', Items: [1], MaxConcurrency: -1, ItemProcessor: graph({ B: task(1) }) } },
    /^Each has a MaxConcurrency/,
  ],
  [
    'a wait that an expression makes',
    { Pause: { Type: 'Wait', Seconds: '{% 10 %}' } },
    /^Pause waits for what only its data say\. Write a number of seconds/,
  ],
  [
    'a wait for a point in time',
    { Pause: { Type: 'Wait', Timestamp: '2026-11-26T00:00:00Z' } },
    /^Pause waits/,
  ],
  [
    'a Map of any number of items',
    { Each: { Type: 'Map', Items: '{% $states.input.lines %}', ItemProcessor: graph({ B: task(1) }) } },
    /^Each takes any number of items\. .*itemsUpTo/,
  ],
  [
    'a Map of its input',
    { Each: { Type: 'Map', ItemProcessor: graph({ B: task(1) }) } },
    /^Each takes any number of items/,
  ],
  [
    'a MaxConcurrency that an expression makes',
    { Each: { Type: 'Map', Items: [1], MaxConcurrency: '{% 1 %}', ItemProcessor: graph({ B: task(1) }) } },
    /^Each has a MaxConcurrency that only its data say/,
  ],
  [
    'a loop',
    {
      Ask: task(1, { Next: 'Done?' }),
      'Done?': { Type: 'Choice', Choices: [{ Next: 'End' }], Default: 'Pause' },
      Pause: { Type: 'Wait', Seconds: 1, Next: 'Ask' },
      End: { Type: 'Succeed' },
    },
    /^Ask → Done\? → Pause → Ask is a loop, .*Retry/,
  ],
  [
    'a loop that does not begin with the first state',
    { Start: task(1, { Next: 'Ask' }), Ask: task(1, { Next: 'Ask' }) },
    /^Ask → Ask is a loop/,
  ],
  [
    'a loop by a catcher, which leads to the task itself',
    { Ask: task(1, { Catch: [{ Next: 'Ask' }] }) },
    /^Ask → Ask is a loop/,
  ],
  [
    'what is wrong inside a Map inside a Parallel',
    {
      A: {
        Type: 'Parallel',
        Branches: [
          graph({ B: { Type: 'Map', Items: [1], ItemProcessor: graph({ Deep: { Type: 'Task' } }) } }),
        ],
      },
    },
    /^Deep has no TimeoutSeconds/,
  ],
])('%s has no longest way', (_, states, problem) => {
  expect(problemsOf(states)).toEqual([expect.stringMatching(problem)]);
});
