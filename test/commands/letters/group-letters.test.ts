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

test('letters whose messages differ by ids and numbers alone are counted together', () => {
  const groups = new LetterGroups();
  const failures = [
    '400: Order 17 (Request ID: 2137c991-4522-427e-afbd-9bc08189a209)',
    '400: Order 1180 (Request ID: 207109cd-7df4-4ac9-9b24-405e7346de79)',
    '400: Order 4 (Request ID: eedcf862-0ba0-4d53-adeb-86bd0e433855)',
    '400: Customer 17 (Request ID: 36916a96-0530-441c-b871-12f5dfc3d048)',
  ];
  for (const [index, message] of failures.entries()) {
    groups.add(readLetter('unprocessed', unprocessedMessage(`id-${index}`, { message })));
  }
  expect(groups.bySize).toMatchObject([
    { count: 3, error: { message: '400: Order … (Request ID: …)' } },
    { count: 1, error: { message: failures[3] } },
  ]);
});
