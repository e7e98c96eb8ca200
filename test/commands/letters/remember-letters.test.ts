import { letterMemory } from '../../../commands/letters/letter-memory';
import { rememberLetters } from '../../../commands/letters/remember-letters';
import type { SeenLetter } from '../../../commands/letters/seen-letter';
import { seen } from '../trace/evidence';

const idsIn = (memory: ReturnType<typeof letterMemory>) =>
  memory.recall('queue').map(({ messageId }) => messageId);

test('a look that saw some adds to what is known, and one that saw all takes its place', () => {
  const memory = letterMemory();
  const look = (letters: SeenLetter[], isAll: boolean) =>
    rememberLetters(memory, 'queue', { seen: letters, gone: new Set(), isAll });
  look([seen({ messageId: 'a' }), seen({ messageId: 'b' })], true);
  look([seen({ messageId: 'b', receiveCount: 2 }), seen({ messageId: 'c' })], false);
  expect(idsIn(memory)).toEqual(['a', 'b', 'c']);
  expect(memory.recall('queue')[1]?.receiveCount).toBe(2);
  look([seen({ messageId: 'c' })], true);
  expect(idsIn(memory)).toEqual(['c']);
});
