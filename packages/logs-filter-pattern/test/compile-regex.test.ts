import fc from 'fast-check';
import { compileFilterPattern } from '../src';

function matches(regex: string, message: string): boolean {
  return compileFilterPattern(`%${regex}%`).matches(message);
}

/** Mostly the examples of AWS's guide. */
it.each<[regex: string, matching: string[], other: string[]]>([
  [
    'AUTHORIZED',
    ['[ERROR 401] UNAUTHORIZED REQUEST', '[SUCCESS 200] AUTHORIZED REQUEST'],
    ['authorized', ''],
  ],
  ['^[hc]at', ['hat', 'cat trick'], ['a hat', 'at']],
  ['[hc]at$', ['hat', 'the cat'], ['hats', 'cat\n']],
  ['colou?r', ['color', 'colour'], ['colouur']],
  ['[abcx-z]', ['a', 'y'], ['d', 'w-']],
  ['^a{3,5}$', ['aaa', 'aaaa', 'aaaaa'], ['aa', 'aaaaaa']],
  ['^a{3,}$', ['aaa', 'aaaaaaa'], ['aa']],
  ['^a{,2}$', ['', 'a', 'aa'], ['aaa']],
  ['^val.{2}$', ['value', 'val  '], ['val', 'value!']],
  ['gra|ey', ['gray', 'grey'], ['gry']],
  ['^starting|^initializing|^shutting down', ['starting', 'shutting down'], ['skipping initializing']],
  ['abcc|ab[^c]$', ['abcc ...', 'aba'], ['aac', 'abc', 'aba ']],
  [String.raw`\[.\]`, ['[a]', '[7]', '[]]', '[ ]', '[😀]'], ['[]', '[ab]']],
  [String.raw`10\.10\.0\.1`, ['10.10.0.1'], ['10010,051']],
  ['10.10.0.1', ['10.10.0.1', '10010,051'], ['10.10.01']],
  ['^ab*c$', ['ac', 'abc', 'abbbc'], ['abb']],
  ['^ab[0-9]*$', ['ab', 'ab0', 'ab129'], ['abx']],
  ['ab+c', ['abc', 'abbc'], ['ac']],
  ['^.at', ['4at', '#at', ' at', '\nat'], ['at']],
  [String.raw`\d`, ['5'], ['x', '٣']],
  [String.raw`^\D$`, ['x', '😀'], ['5']],
  [String.raw`a\sb`, ['a b', 'a\tb', 'a\nb'], ['ab', 'a_b']],
  [String.raw`^\S\W\w$`, ['a-b', 'ü!_'], ['a b ', '---']],
  [String.raw`\x3A\x28\x2f`, [':(/'], [':((']],
  [String.raw`[\x41-\x43]`, ['B'], ['D']],
  [String.raw`^[^\d\s]+$`, ['ab-ü'], ['a1', 'a b']],
  [String.raw`^[.*+?^$|{}-]+$`, ['.*+?^$|{}-'], ['a']],
  [String.raw`[\]\\]`, [']', '\\'], ['[']],
  [String.raw`a\-b\/c`, ['a-b/c'], ['ab/c']],
  ['^a.*?c$', ['abc', 'ac'], ['ab']],
  ['status=[45][0-9]{2}; /api/#1,@_:', ['status=404; /api/#1,@_:'], ['status=304; /api/#1,@_:']],
  ['^$', [''], ['a', '\n']],
  ['$', ['', 'a'], []],
  ['^[{,3}]$', ['{', ',', '3', '}'], ['0']],
  [String.raw`^\{,3\}$`, ['{,3}'], ['', '{', '{0,3}']],
  [String.raw`^[^\]]{,1}$`, ['', 'a'], [']', 'aa']],
  ['^a{0}$', [''], ['a']],
  ['^[a-]$', ['a', '-'], ['b']],
  ['^[a^]$', ['a', '^'], ['b']],
])('%s', (regex, matching, other) => {
  expect(matching.filter((message) => !matches(regex, message))).toEqual([]);
  expect(other.filter((message) => matches(regex, message))).toEqual([]);
});

it('finds what RegExp finds', () => {
  const set = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\S');
  const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,2}', '{2,}', '*?', '{0,1}');
  const alternative = fc
    .tuple(
      fc.constantFrom('', '', '^'),
      fc.array(fc.tuple(set, quantifier), { minLength: 1 }),
      fc.constantFrom('', '$'),
    )
    .map(([start, parts, end]) => start + parts.flat().join('') + end);
  const regex = fc.array(alternative, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|'));
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '\n', '😀'), maxLength: 8 });

  fc.assert(
    fc.property(regex, text, (source, message) => {
      expect(matches(source, message)).toBe(new RegExp(source, 'su').test(message));
    }),
    { numRuns: 500 },
  );
});
