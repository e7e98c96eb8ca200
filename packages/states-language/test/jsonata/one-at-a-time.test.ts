import { oneAtATime } from '../../src/jsonata/one-at-a-time';

it('evaluations run one at a time, also after one that failed', async () => {
  const steps: string[] = [];
  const evaluation = (name: string) => async () => {
    for (const step of [1, 2]) steps.push(`${name}${await Promise.resolve(step)}`);
    if (name === 'b') throw new Error(name);
  };
  await Promise.allSettled(['a', 'b', 'c'].map((name) => oneAtATime(evaluation(name))));
  expect(steps).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
});
