import { retypeFilter } from '../../../commands/dead-letters/choose-letters';

test.each([
  [{}, ''],
  [{ ids: ['a=', '-b='] }, " --id a= --id '-b='"],
  [{ error: "it's late" }, String.raw` --error 'it'\''s late'`],
  [{ from: 0, to: 1 }, ' --from 1970-01-01T00:00:00.000Z --to 1970-01-01T00:00:00.001Z'],
])('%j is typed again as%s', (filter, words) => {
  expect(retypeFilter(filter)).toBe(words);
});
