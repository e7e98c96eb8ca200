import fc from 'fast-check';
import { AwsError } from '../../src/errors/aws-error';
import { page, pageInOrder } from '../../src/wire/page';

const invalidToken = new AwsError('InvalidToken', 'no');
const key = (item: string): string => item;

function allPages(items: readonly string[], limit: number): string[][] {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const { items: taken, nextToken } = page(items, { key, limit, token, invalidToken });
    pages.push([...taken]);
    token = nextToken;
  } while (token !== undefined);
  return pages;
}

test('the pages of a list are the list, whatever their size', () => {
  const lists = fc.uniqueArray(fc.string()).map((items) => items.sort((a, b) => (a < b ? -1 : 1)));
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 10 }), (items, limit) => {
      const pages = allPages(items, limit);
      expect(pages.flat()).toEqual(items);
      expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / limit)));
    }),
  );
});

test('items that come or go between two pages do not shift the second one', () => {
  const { nextToken } = page(['a', 'c', 'e'], { key, limit: 2, token: undefined, invalidToken });
  expect(page(['b', 'd', 'e'], { key, limit: 2, token: nextToken, invalidToken })).toEqual({
    items: ['d', 'e'],
  });
});

test.each(['', 'x', 'bm90IG91cnM'])('the token %p is not one that was given', (token) => {
  expect(() => page(['a'], { key, limit: 1, token, invalidToken })).toThrow(invalidToken);
});

test('a list that is not sorted is paged by its order', () => {
  const first = pageInOrder(['z', 'a', 'm'], { limit: 2, token: undefined, invalidToken });
  expect(first.items).toEqual(['z', 'a']);
  expect(pageInOrder(['z', 'a', 'm'], { limit: 2, token: first.nextToken, invalidToken })).toEqual({
    items: ['m'],
  });
});
