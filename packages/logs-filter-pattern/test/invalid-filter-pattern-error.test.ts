import { compileFilterPattern, InvalidFilterPatternError } from '../src';

function refusal(pattern: string): InvalidFilterPatternError {
  try {
    compileFilterPattern(pattern);
  } catch (error) {
    if (error instanceof InvalidFilterPatternError) return error;
    throw error;
  }
  throw new Error(`${pattern} is accepted`);
}

it('has the code with which CloudWatch Logs answers', () => {
  expect(refusal('a:b').code).toBe('InvalidParameterException');
});

/** Recorded from AWS, in the issues and repositories that the sources name, but for the last group. */
describe('has the wording of AWS', () => {
  it.each([
    ['{$.kubernetes.namespace_name=abc', "If a filter pattern starts with '{' it must end with '}'"],
    ['{ $.a = 1 } more', "If a filter pattern starts with '{' it must end with '}'"],
    ['[time, level=ERROR, msg', "If a filter pattern starts with '[' it must end with ']'"],
  ])('for what is not closed: %s', (pattern, message) => {
    expect(refusal(pattern).message).toBe(message);
  });

  it.each([
    ['?Status: timeout', ':'],
    ['""', '""'],
    ['user@example', '@'],
    ['failed (again)', '('],
    [String.raw`level\":\"error`, '\\'],
    ['`ERROR', '`'],
    ['{ $."sc-status" = 5* }', '$."'],
    ['{ $.a = "x", $.b = "y" }', ','],
    ['{ $.a >= someString }', '"someString"'],
    ['{ $.a >= "123" }', '"123"'],
    ['[...fields, status=FAILED]', '...fields'],
    ['%a(b)%', '('],
    ["{ $.userIdentity.type = 'Root' }", "'"],
    [' {$.ThisFlag IS TRUE}', '{'],
    ['😀', '😀'],
    ['%😀%', '😀'],
  ])('for characters that cannot be there: %s', (pattern, term) => {
    expect(refusal(pattern).message).toBe(`Invalid character(s) in term '${term}'`);
  });

  it('for two fields in one condition', () => {
    const pattern = '[ip, user, username, timestamp, request, status_code = 4* && bytes > 1000]';

    expect(refusal(pattern).message).toBe('Invalid filter pattern');
  });
});

describe('refuses', () => {
  it.each([
    ...[
      '"unclosed',
      'a "',
      '?',
      '-',
      '? a',
      'a - b',
      '?-a',
      '--a',
      'foo-bar',
      'a.b',
      'a,b',
      '50%',
      'ü',
      'a"b"',
      '"a"b',
      '*',
    ],
    ...['%a', '%%', '%a% b', 'a %b%', '?%a%', '%a%%b%'],
    ...[
      '%something!%',
      String.raw`%\(a\)%`,
      String.raw`%\!%`,
      String.raw`%\b%`,
      String.raw`%\p%`,
      '%"a"%',
      '%ä%',
      '%a\tb%',
    ],
    ...['%*a%', '%a**%', '%a++%', '%?%', '%{2}%', '%^*%', '%a|%', '%|a%', '%a||b%', '%a^b%', '%a$b%', '%$*%'],
    ...[
      '%a{%',
      '%a{,}%',
      '%a{}%',
      '%a{x}%',
      '%a{3,2}%',
      '%a{1,2,3}%',
      '%a{9999}%',
      '%a{1000}b{1000}c{1000}%',
      '%a{600}b{,600}%',
      `%${'a{999}'.repeat(140)}%`,
      '%[^]a]%',
      '%[^]x[a]%',
    ],
    ...['%[%', '%[]%', '%[^]%', '%[a%', '%[z-a]%', '%[[a]]%', String.raw`%[a-\d]%`, '%[a!]%', '%a]%', '%a}%'],
    ...['%\\%', String.raw`%\x4%`, String.raw`%\xzz%`, String.raw`%\xff%`],
    ...[
      '{}',
      '{ }',
      '{ $.a }',
      '{ $.a = }',
      '{ $ = 1 }',
      '{ $. = 1 }',
      '{ a = 1 }',
      '{ $a = 1 }',
      '{ $..a = 1 }',
    ],
    ...[
      '{ $[0] = 1 }',
      '{ $.[0] = 1 }',
      '{ $.a[x] = 1 }',
      '{ $.a[-1] = 1 }',
      '{ $.a[] = 1 }',
      '{ $.a[0 = 1 }',
    ],
    ...[
      "{ $.['' ] = 1 }",
      "{ $.['a] = 1 }",
      '{ $.["a"] = 1 }',
      '{ $.*[*] = 1 }',
      '{ $.a.* = 1 && $.*.*.b = 1 }',
    ],
    ...[
      '{ $.a == 1 }',
      '{ $.a => 1 }',
      '{ $.a ! 1 }',
      '{ $.a ~ 1 }',
      '{ $.a = 1 2 }',
      '{ $.a = "x }',
      '{ $.a = a:b }',
    ],
    ...[
      '{ $.a > 1* }',
      '{ $.a > * }',
      '{ $.a > %1% }',
      '{ $.a < 1e }',
      '{ $.a < . }',
      '{ $.a = %(% }',
      '{ $.a = %x }',
    ],
    ...[
      '{ $.a = 1 && }',
      '{ && $.a = 1 }',
      '{ $.a = 1 & $.b = 1 }',
      '{ $.a = 1 | $.b = 1 }',
      '{ $.a = 1 $.b = 1 }',
    ],
    ...['{ ($.a = 1 }', '{ $.a = 1) }', '{ () }', '{ !($.a = 1) }'],
    ...[
      '{ $.a IS }',
      '{ $.a IS MAYBE }',
      '{ $.a IS NOT NULL }',
      '{ $.a EXISTS }',
      '{ $.a NOT NULL }',
      '{ $.a NOT }',
    ],
    ...['{ $.a = %x% && $.b = %y% && $.c = %z% }', '[a=%x%, b=%y%, c=%z%]'],
    ...['{ $.a[*] = 1 || $.b[*] = 1 || $.c[*] = 1 || $.d[*] = 1 }'],
    ...[
      '[a, ..., b, ...]',
      '[a = ]',
      '[= 1]',
      '[a = 1 ||]',
      '[a = 1 b = 2]',
      '[a b]',
      '[a, b=x || c=y]',
      '[a=1 && b]',
    ],
    ...['[a.b]', '[w1=!ERROR, w2]', '[(a=1), b]', '[a > "1"]', '[a=“x”]', '[a.. , b]', ']', '}', '{', '['],
  ])('%s', (pattern) => {
    expect(refusal(pattern)).toBeInstanceOf(InvalidFilterPatternError);
  });
});

it('accepts counts that come to 1,000', () => {
  expect(() => compileFilterPattern('%a{500}b{,300}c{100,200}%')).not.toThrow();
});

it('accepts as many wildcards and regular expressions as AWS does', () => {
  const pattern = '{ $.a[*] = %x% || $.b[*].c = %y% || $.* = 1 }';

  expect(() => compileFilterPattern(pattern)).not.toThrow();
});
