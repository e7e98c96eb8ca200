import { compileEventPattern, parseEvent } from '../../src';

/** A field's values in a pattern, and what the field can be in an event. */
interface Case {
  readonly values: string;
  readonly matching: readonly string[];
  readonly other: readonly string[];
}

const cases: Record<string, Case> = {
  'an exact string': {
    values: '["paid"]',
    matching: ['"paid"', '["due", "paid"]'],
    other: ['"Paid"', '"paid "', '""', 'null', '5', '["due"]', '[]', '{"paid": "paid"}'],
  },
  'one of several values': {
    values: '["paid", 7, null]',
    matching: ['"paid"', '7', 'null', '[1, null]'],
    other: ['"7"', 'false', '"null"', '[]'],
  },
  'an empty string': { values: '[""]', matching: ['""'], other: ['null', '" "', '[]', '0'] },
  null: { values: '[null]', matching: ['null', '[null]'], other: ['"null"', '[]', '""', '0', 'false'] },
  'a boolean': { values: '[true]', matching: ['true'], other: ['"true"', 'false', '1'] },
  'a number, however it is written': {
    values: '[5]',
    matching: ['5', '5.0', '5e0', '50e-1', '0.5E+1'],
    other: ['"5"', '5.01', '-5', 'true'],
  },
  'a number beyond the comparable range, by its spelling': {
    values: '[123456789012]',
    matching: ['123456789012'],
    other: ['1.23456789012e11', '123456789013', '"123456789012"'],
  },
  'an IP address in any notation': {
    values: '["2001:db8::1"]',
    matching: ['"2001:db8::1"', '"2001:0DB8:0:0:0:0:0:1"'],
    other: ['"2001:db8::2"', '"32.1.13.184"'],
  },
  'an IPv4 address mapped to IPv6': {
    values: '["::ffff:a00:1"]',
    matching: ['"10.0.0.1"', '"::FFFF:A00:1"', '"010.0.0.1"'],
    other: ['"::a00:1"', '"10.0.0.2"'],
  },
  'a text that only looks like an IP address': {
    values: '["10.0.0.256"]',
    matching: ['"10.0.0.256"'],
    other: ['"10.0.0.0256"', '"010.0.0.256"'],
  },
  'exactly, which takes no IP address for another spelling': {
    values: '[{"exactly": "10.0.0.1"}]',
    matching: ['"10.0.0.1"'],
    other: ['"10.0.0.01"', '1', 'null'],
  },
  prefix: {
    values: '[{"prefix": "ord"}]',
    matching: ['"ord"', '"order"'],
    other: ['"Order"', '"or"', 'null'],
  },
  'an empty prefix, which any string has': {
    values: '[{"prefix": ""}]',
    matching: ['""', '"x"'],
    other: ['1', 'null', 'true', '[]'],
  },
  'prefix without regard to case': {
    values: '[{"prefix": {"equals-ignore-case": "oRd"}}]',
    matching: ['"ORDER"', '"ord"'],
    other: ['"or"', '"xord"'],
  },
  suffix: {
    values: '[{"suffix": ".png"}]',
    matching: ['".png"', '"a.png"'],
    other: ['"a.PNG"', '"png"', '1'],
  },
  'suffix without regard to case': {
    values: '[{"suffix": {"equals-ignore-case": ".pNg"}}]',
    matching: ['"a.PNG"', '".png"'],
    other: ['"a.pngx"', '"png"'],
  },
  'equals-ignore-case': {
    values: '[{"equals-ignore-case": "Straße"}]',
    matching: ['"STRASSE"', '"straße"'],
    other: ['"straßen"', '"Strase"', '1'],
  },
  'equals-ignore-case with an empty string': {
    values: '[{"equals-ignore-case": ""}]',
    matching: ['""'],
    other: ['"a"', 'null'],
  },
  wildcard: {
    values: '[{"wildcard": "in/*/out*.txt"}]',
    matching: ['"in/a/out.txt"', '"in/a/b/out/out1.txt"', '"in//out.txt"'],
    other: ['"in/out.txt"', '"in/a/out.txt.gz"', '"xin/a/out.txt"', 'null'],
  },
  'wildcard whose ends may not share a character': {
    values: '[{"wildcard": "aba*aba"}]',
    matching: ['"abaaba"', '"abaxaba"'],
    other: ['"aba"', '"ababa"'],
  },
  'wildcard with escapes': {
    values: String.raw`[{"wildcard": "a\\*b\\\\*"}]`,
    matching: [String.raw`"a*b\\"`, String.raw`"a*b\\c"`],
    other: ['"axb"', String.raw`"axb\\"`],
  },
  'a single asterisk, which any string is': {
    values: '[{"wildcard": "*"}]',
    matching: ['""', '"x"'],
    other: ['1', 'null'],
  },
  'numeric equality': {
    values: '[{"numeric": ["=", 3.018e2]}]',
    matching: ['301.8', '3018e-1'],
    other: ['301.81', '"301.8"', 'null'],
  },
  'numeric range': {
    values: '[{"numeric": [">", 0, "<=", 5]}]',
    matching: ['0.000001', '5', '5.0', '[9, 3]'],
    other: ['0', '-0', '5.000001', '"3"', 'null', '[0, 9]'],
  },
  'numeric lower bound': {
    values: '[{"numeric": [">=", -2]}]',
    matching: ['-2', '5000000000'],
    other: ['-2.1', '5000000001'],
  },
  'numeric upper bound, inclusive': {
    values: '[{"numeric": ["<=", 10]}]',
    matching: ['10', '10.0', '-5e9'],
    other: ['10.000001'],
  },
  'numeric upper bound': {
    values: '[{"numeric": ["<", 10]}]',
    matching: ['9.99', '-5e9'],
    other: ['10', '-5.1e9'],
  },
  'IPv4 range': {
    values: '[{"cidr": "10.1.2.77/24"}]',
    matching: ['"10.1.2.0"', '"10.1.2.255"', '"010.001.02.3"'],
    other: ['"10.1.3.0"', '"10.1.2"', '"10.1.2.256"', '"::a01:200"', '167838208', 'null'],
  },
  'a range of IPv4 addresses mapped to IPv6': {
    values: '[{"cidr": "::ffff:a00:0/8"}]',
    matching: ['"10.1.2.3"'],
    other: ['"11.1.2.3"', '"::1"'],
  },
  'a range of IPv6 addresses, which has no IPv4 address': {
    values: '[{"cidr": "::/8"}]',
    matching: ['"::1"', '"ff::"', '"::ffff:1:2:3"'],
    other: ['"10.0.0.1"', '"100::"', '"::ffff:a00:1"'],
  },
  'every IPv4 address': {
    values: '[{"cidr": "0.0.0.0/0"}]',
    matching: ['"255.255.255.255"'],
    other: ['"::1"'],
  },
  'IPv6 range': {
    values: '[{"cidr": "2001:db8::/33"}]',
    matching: ['"2001:db8::"', '"2001:DB8:7fff:ffff:ffff:ffff:ffff:ffff"'],
    other: ['"2001:db8:8000::"', '"10.0.0.1"', '"2001:db8:::1"'],
  },
  exists: {
    values: '[{"exists": true}]',
    matching: ['null', '""', '[0]', '[[1]]'],
    other: ['[]', '{}', '{"b": 1}'],
  },
  'does not exist': {
    values: '[{"exists": false}]',
    matching: ['[]', '{}', '{"b": 1}', '[{"b": 1}]'],
    other: ['null', '""', '[1]'],
  },
  'missing, or one value': {
    values: '["x", {"exists": false}]',
    matching: ['"x"', '{"b": 1}', '[]'],
    other: ['"y"', 'null'],
  },
  'anything but a string': {
    values: '[{"anything-but": "open"}]',
    matching: ['"closed"', '"Open"', 'null', '5', 'true', '["open", "closed"]'],
    other: ['"open"', '["open"]', '[]', '{"b": 1}'],
  },
  'anything but numbers': {
    values: '[{"anything-but": [0, 100]}]',
    matching: ['1', '"0"', 'null', '6e9'],
    other: ['0', '-0', '100.0', '1e2'],
  },
  'anything but a prefix': {
    values: '[{"anything-but": {"prefix": ["in", "out"]}}]',
    matching: ['"at"', '7', 'null'],
    other: ['"in"', '"outer"'],
  },
  'anything but a suffix': {
    values: '[{"anything-but": {"suffix": ".txt"}}]',
    matching: ['"a.TXT"', 'false'],
    other: ['"a.txt"'],
  },
  'anything but without regard to case': {
    values: '[{"anything-but": {"equals-ignore-case": ["open", "new"]}}]',
    matching: ['"closed"', 'null'],
    other: ['"OPEN"', '"New"'],
  },
  'anything but a wildcard': {
    values: '[{"anything-but": {"wildcard": ["*/lib/*", "tmp*"]}}]',
    matching: ['"a/bin/b"', '12', '"lib/"'],
    other: ['"a/lib/b"', '"tmp"'],
  },
  'anything but an empty wildcard': {
    values: '[{"anything-but": {"wildcard": ""}}]',
    matching: ['"a"', 'null'],
    other: ['""'],
  },
};

describe.each(Object.entries(cases))('%s', (_name, { values, matching, other }) => {
  // Compiled in each test, so that a mistake in compiling is one of a test and not of the whole file.
  const matches = (value: string) =>
    compileEventPattern(`{"detail": {"a": ${values}}}`).matches(parseEvent(`{"detail": {"a": ${value}}}`));

  it.each(matching)('matches %s', (value) => {
    expect(matches(value)).toBe(true);
  });

  it.each(other)('does not match %s', (value) => {
    expect(matches(value)).toBe(false);
  });
});

describe('a missing field', () => {
  it.each(['null', '{"anything-but": "x"}', '{"anything-but": {"prefix": "x"}}', '{"exists": true}'])(
    'does not match %s',
    (value) => {
      expect(compileEventPattern(`{"a": [${value}]}`).matches({ b: 1 })).toBe(false);
    },
  );

  it('matches {"exists": false}', () => {
    expect(compileEventPattern('{"a": {"b": [{"exists": false}]}}').matches({ b: 1 })).toBe(true);
  });
});

it('takes an event that is parsed already', () => {
  const pattern = compileEventPattern('{"source": ["shop"], "detail": {"total": [{"numeric": [">", 10]}]}}');
  expect(pattern.matches({ source: 'shop', detail: { total: 11 } })).toBe(true);
  expect(pattern.matches({ source: 'shop', detail: { total: 10 } })).toBe(false);
});
