import { measureInTurns } from '../../bench/measure-in-turns';
import type { Side } from '../../bench/sides/side';

const turns: string[] = [];
beforeEach(() => turns.splice(0));

/** A side that notes its turns, and measures their number. */
function side(name: string, onMeasure: () => void = () => undefined): Side {
  return {
    warmUp: async () => void turns.push(`${name} warm`),
    measure: async () => {
      turns.push(name);
      onMeasure();
      return { [name === 'a' ? 'echoPerSecond' : 'readyMs']: [turns.length] };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

const { signal } = new AbortController();

test('takes turns, after each has warmed up', async () => {
  const sides = new Map([['a', side('a')] as const, ['b', side('b')] as const]);
  const measured = await measureInTurns({ sides, rounds: 2, signal, onTurn: () => undefined });

  expect(turns).toEqual(['a warm', 'b warm', 'a', 'b', 'a', 'b']);
  expect(measured).toEqual({ echoPerSecond: [3, 5], readyMs: [4, 6] });
});

test('gives what there is when it is ended', async () => {
  const ending = new AbortController();
  const sides = new Map([['a', side('a', () => ending.abort())] as const, ['b', side('b')] as const]);
  const measured = await measureInTurns({ sides, rounds: 9, signal: ending.signal, onTurn: () => undefined });

  expect(measured).toEqual({ echoPerSecond: [3] });
});
