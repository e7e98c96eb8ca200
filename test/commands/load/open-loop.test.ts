import { setTimeout } from 'node:timers/promises';
import { countOf, runOpenLoop } from '../../../commands/load/open-loop';

const { signal } = new AbortController();

test('each is begun at its time, whatever the answers to those before it do', async () => {
  const dueAt: number[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const send = async (_: number, due: number) => {
    dueAt.push(due);
    mostUnderWay = Math.max(mostUnderWay, ++underWay);
    await setTimeout(100);
    underWay -= 1;
  };
  const sent = await runOpenLoop({ rate: 200, durationMs: 100, send, signal });
  expect([sent, dueAt.length]).toEqual([20, 20]);
  expect(mostUnderWay).toBeGreaterThan(10);
  for (const [index, due] of dueAt.entries()) expect(due - dueAt[0]!).toBeCloseTo(index * 5, 6);
});

test('after the signal no more are begun, and those that were are waited for', async () => {
  const ending = new AbortController();
  let ended = 0;
  const send = async (number: number) => {
    if (number === 4) ending.abort();
    await setTimeout(5);
    ended += 1;
  };
  const sent = await runOpenLoop({ rate: 1_000, durationMs: 1_000, send, signal: ending.signal });
  expect(sent).toBe(5);
  expect(ended).toBe(5);
});

test('an error that is no answer ends it', async () => {
  const send = () => Promise.reject(new Error('bug'));
  await expect(runOpenLoop({ rate: 1_000, durationMs: 60_000, send, signal })).rejects.toThrow('bug');
});

test('there is at least one', () => {
  expect(countOf({ rate: 0.1, durationMs: 1_000 })).toBe(1);
  expect(countOf({ rate: 50, durationMs: 20_000 })).toBe(1_000);
});
