import fc from 'fast-check';
import { NotAZipFile, unzip, ZipTooLarge } from '../../../../src/services/lambda/code/unzip';
import { zipFile } from './zip-file';

test('any files come out as they went in, stored or deflated', () => {
  const files = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}\.js$/),
      content: fc.string({ unit: 'grapheme', maxLength: 200 }),
      stored: fc.boolean(),
    }),
    { selector: ({ name }) => name, maxLength: 5 },
  );
  fc.assert(
    fc.property(files, (entries) => {
      const read = [...unzip(zipFile(entries), 1e6)].map(([name, { content }]) => [name, content.toString()]);
      expect(read).toEqual(entries.map(({ name, content }) => [name, content]));
    }),
  );
});

test('folders are not files', () => {
  expect([...unzip(zipFile([{ name: 'lib/', content: '', stored: true }]), 1e6)]).toEqual([]);
});

test.each([
  '../x.js',
  '/x.js',
  'a/../../x.js',
  'a\\x.js',
  'a\0.js',
  '',
  './',
  `${'x'.repeat(256)}/a.js`,
  'ä'.repeat(128),
  'a/'.repeat(1537) + 'a',
])('the path %j is refused', (name) => {
  expect(() => unzip(zipFile([{ name, content: 'x' }]), 1e6)).toThrow(NotAZipFile);
});

test.each([[['a', 'a/b.js']], [['a/b.js', 'a']], [['a', 'a/']], [['a/b', './a/b/c/d.js']]])(
  'a file and a folder of one name are refused: %j',
  (names) => {
    const zip = zipFile(names.map((name) => ({ name, content: '', stored: true })));
    expect(() => unzip(zip, 1e6)).toThrow(NotAZipFile);
  },
);

test('a name as long as file systems take is taken', () => {
  const name = `${'x'.repeat(255)}/${'y'.repeat(255)}`;
  expect([...unzip(zipFile([{ name, content: 'x' }]), 1e6).keys()]).toEqual([name]);
});

test.each([
  ['Unix', 3, 0o100755, true],
  ['Unix', 3, 0o100644, false],
  ['DOS', 0, 0o100755, false],
])('an entry made on %s (%d) with mode %d is executable: %s', (_, madeOn, mode, expected) => {
  const zip = zipFile([{ name: 'run', content: 'x', madeOn, mode }]);
  expect(unzip(zip, 1e6).get('run')?.isExecutable).toBe(expected);
});

test('an entry that leads to no file is refused', () => {
  const zip = zipFile([{ name: 'a', content: 'x', stored: true }]);
  zip.writeUInt32LE(0, 0);
  expect(() => unzip(zip, 1e6)).toThrow(NotAZipFile);
});

test('more than may be in it is refused before it is unpacked', () => {
  expect(() => unzip(zipFile([{ name: 'a', content: 'x'.repeat(101) }]), 100)).toThrow(ZipTooLarge);
});

describe.each([
  ['stored', true],
  ['deflated', false],
])('a %s file', (_, stored) => {
  const entry = { name: 'a.js', content: 'some text', stored };

  test('that is shorter than its entry says is refused', () => {
    expect(() => unzip(zipFile([{ ...entry, claimedBytes: 10 }]), 1e6)).toThrow(NotAZipFile);
  });

  test('that is longer than its entry says is refused', () => {
    expect(() => unzip(zipFile([{ ...entry, claimedBytes: 8 }]), 1e6)).toThrow(NotAZipFile);
  });

  test('of another checksum than its entry says is refused', () => {
    expect(() => unzip(zipFile([{ ...entry, claimedCrc32: 1 }]), 1e6)).toThrow(NotAZipFile);
  });
});

function refusalOf(bytes: Buffer): Error | undefined {
  try {
    unzip(bytes, 1e6);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

test('whatever else is no ZIP file', () => {
  const whole = zipFile([{ name: 'a.js', content: 'some text, and more of it' }]);
  const damaged = fc
    .tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))
    .map(([at, byte]) => Buffer.from(whole.map((old, index) => (index === at ? byte : old))));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array().map((bytes) => Buffer.from(bytes)),
        damaged,
      ),
      (bytes) => {
        expect([undefined, NotAZipFile, ZipTooLarge]).toContain(refusalOf(bytes)?.constructor);
      },
    ),
  );
});
