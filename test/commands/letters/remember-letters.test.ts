import { letterMemory } from '../../../commands/letters/letter-memory';
import { rememberLetters } from '../../../commands/letters/remember-letters';
import { seen } from '../trace/evidence';

const idsIn = (memory: ReturnType<typeof letterMemory>) =>
  memory.recall('queue').map(({ messageId }) => messageId);

test('a look that saw some adds to what is known, and one that saw all takes its place', () => {
  const memory = letterMemory();
  rememberLetters(memory, 'queue', [seen({ messageId: 'a' }), seen({ messageId: 'b' })], true);
  rememberLetters(
    memory,
    'queue',
    [seen({ messageId: 'b', receiveCount: 2 }), seen({ messageId: 'c' })],
    false,
  );
  expect(idsIn(memory)).toEqual(['a', 'b', 'c']);
  expect(memory.recall('queue')[1]?.receiveCount).toBe(2);
  rememberLetters(memory, 'queue', [seen({ messageId: 'c' })], true);
  expect(idsIn(memory)).toEqual(['c']);
});
