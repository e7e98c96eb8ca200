import { evaluatePath, PathFailure, PathTooCostly } from '../../src/jsonpath/path/evaluate-path';
import { parsePath } from '../../src/jsonpath/path/parse-path';
import { JsonPathSyntaxError } from '../../src/jsonpath/path/scanner';
import { parsePayload, payloadOf } from '../../src/payload';

const SHOP = {
  shop: {
    name: 'corner',
    'opening hours': '9-5',
    books: [
      { id: 1, title: 'Sea', price: 8.5, tags: ['new', 'blue'] },
      { id: 2, title: 'Land', price: 12, author: null },
      { id: '3', title: 'Air', price: 12.5, tags: [] },
    ],
  },
  limit: 12,
};

function find(path: string, document: unknown = SHOP): unknown {
  return evaluatePath(parsePath(path), payloadOf(document as never)).value;
}

describe('a definite path', () => {
  it.each([
    ['', SHOP],
    ['.shop.name', 'corner'],
    ["['shop']['opening hours']", '9-5'],
    ['["shop"].name', 'corner'],
    ['.shop.books[0].id', 1],
    ['.shop.books[-1].id', '3'],
    ['.shop.books[1].author', null],
    [".shop['name','limit']", { name: 'corner' }],
    // Public definitions have a dot before a bracket, and words without quotes.
    ['.shop.books.[0].id', 1],
    [".['shop'].name", 'corner'],
  ])('%s finds one value', (path, expected) => {
    expect(find(path)).toEqual(expected);
  });

  it.each([
    ['.none', "No results for path: $['none']"],
    ['.shop.none', "No results for path: $['shop']['none']"],
    ['.none.deeper', "Missing property in path $['none']"],
    ['.shop.name.length', "No results for path: $['shop']['name']['length']"],
    ['.shop.books[3]', "No results for path: $['shop']['books'][3]"],
    ['.limit[0]', 'Filter: [0] can only be applied to arrays. Current context is: 12'],
    ['.shop.books.sum()', "No results for path: $['shop']['books']['sum()']"],
  ])('%s finds nothing, in the words of the library that AWS has', (path, message) => {
    expect(() => find(path)).toThrow(new PathFailure(message, ''));
  });

  it.each([
    [`{"it's": 1}`, `['it\\'s']`],
    [`{"back\\\\slash": 1}`, `['back\\\\slash']`],
    // Recorded on AWS: a backslash before another character stays.
    [`{"a\\\\\\"b": 1}`, `['a\\"b']`],
    ['{"a-b:c@d": 1}', '.a-b:c@d'],
    ['{"größe": 1}', '.größe'],
  ])('finds in %s the name %s', (document, path) => {
    expect(find(path, JSON.parse(document))).toBe(1);
  });
});

describe('a path that may find more', () => {
  it.each([
    ['.shop.books[*].id', [1, 2, '3']],
    ['.shop.books[0,2].id', [1, '3']],
    ['.shop.books[1:].id', [2, '3']],
    ['.shop.books[:1].id', [1]],
    ['.shop.books[-2:-1].id', [2]],
    ['.shop.*', ['corner', '9-5', SHOP.shop.books]],
    ['..title', ['Sea', 'Land', 'Air']],
    ['.shop.books.[?(@.title == Land)].id', [2]],
    ['..tags[0]', ['new']],
    ['..*.none', []],
    [".shop.books[*]['id','title']", SHOP.shop.books.map(({ id, title }) => ({ id, title }))],
    // Recorded on AWS: what leads there need not be there.
    ['.none[*]', []],
    ['.none.deeper[1:]', []],
  ])('%s finds a list', (path, expected) => {
    expect(find(path)).toEqual(expected);
  });

  it.each([
    ['@.price < 12', [1]],
    ['@.price <= 12', [1, 2]],
    ['@.price > $.limit', ['3']],
    ['@.price >= 12 && @.author', [2]],
    ['@.id == 1 || @.id == 3', [1, '3']],
    ["@.title == 'Sea'", [1]],
    ['@.title != "Sea"', [2, '3']],
    ['!@.tags', [2]],
    ['!(@.id == 1)', [2, '3']],
    ['(@.price == 12 || @.price == 8.5) && @.id == 2', [2]],
    ['@.author == null', [2]],
    ['@.title =~ /l.*/i', [2]],
    ['@.title =~ /a/', []],
    ["@.title in ['Sea', 'Air']", [1, '3']],
    ['@.id nin [1, 2]', ['3']],
    ["@.tags contains 'blue'", [1]],
    ["@.title contains 'ir'", ['3']],
    ["@.tags subsetof ['new', 'blue', 'red'] && @.tags anyof ['new']", [1]],
    ["@.tags noneof ['new'] && @.tags", ['3']],
    ['@.tags size 2', [1]],
    ['@.tags empty true', ['3']],
    ['@.tags == ["new","blue"]', [1]],
    ["@['title'] == 'Air'", ['3']],
    ['@.tags[0] == @.tags[0]', [1]],
  ])('a filter keeps those of which %s', (filter, ids) => {
    expect(find(`.shop.books[?(${filter})].id`)).toEqual(ids);
  });

  it('a filter of an object keeps the object itself', () => {
    expect(find('.shop[?(@.name == "corner")].name')).toEqual(['corner']);
  });
});

it.each([
  ['.', 'a name'],
  ['.a.', 'a name'],
  ['...a', 'a name'],
  ['.a b', "'.' or '['"],
  ['[', 'an index'],
  ['[0', "']'"],
  ['[x]', 'an index'],
  ["['a]", 'a text in quotes'],
  ['[?(@.a == )]', 'a value'],
  ['[?(@.a = 1)]', "')'"],
  ['[?@.a]', "'('"],
  ['[?(@.a =~ b)]', 'a regular expression'],
])('%s is no path', (path, expected) => {
  expect(() => find(path)).toThrow(JsonPathSyntaxError);
  expect(() => find(path)).toThrow(`Expected ${expected}`);
});

it('a regular expression that takes more than linear time is refused by name', () => {
  expect(() => find('[?(@.a =~ /(?=b)c/)]')).toThrow('The regular expression /(?=b)c/ cannot be run here');
});

it('numbers keep their text, whatever finds them', () => {
  const document = parsePayload('{ "a": [1.50, 12345678901234567890, 1e400], "b": {"c": 0.10} }');
  const textOf = (path: string) => evaluatePath(parsePath(path), document).text;
  expect(textOf('.a')).toBe('[1.50,12345678901234567890,1e400]');
  expect(textOf('.a[1]')).toBe('12345678901234567890');
  expect(textOf('.a[*]')).toBe('[1.50,12345678901234567890,1e400]');
  expect(textOf('..c')).toBe('[0.10]');
});

it('a path that looks at too many values stops', () => {
  const numbers = Array.from({ length: 2_000 }, (_, index) => index);
  expect(() => find('[?(@ in $..*)]', numbers)).toThrow(PathTooCostly);
});
