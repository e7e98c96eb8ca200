import { LetterGroups } from '../../../commands/letters/group-letters';
import { readLetter } from '../../../commands/letters/letter';
import { unprocessedMessage } from './example-messages';

test('letters with the same error and target are counted together, the largest group first', () => {
  const groups = new LetterGroups();
  groups.add(readLetter('unprocessed', unprocessedMessage('other', { target: 'arn:other', sentAt: 7 })));
  for (const [index, sentAt] of [30, 10, 20, 40].entries()) {
    groups.add(readLetter('unprocessed', unprocessedMessage(`id-${index}`, { sentAt })));
  }
  expect(groups.bySize).toMatchObject([
    { count: 4, oldest: 10, newest: 40, examples: ['id-0', 'id-1', 'id-2'] },
    { count: 1, oldest: 7, newest: 7, target: 'arn:other', examples: ['other'] },
  ]);
});
