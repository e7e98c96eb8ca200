import { EventEmitter } from 'node:events';
import { StreamPrinter } from '../src/stream-printer';

/** As much of one of the process's outputs as is used of it. It fails or stalls as a test wants it to. */
class TestStream extends EventEmitter {
  isTTY: boolean | undefined;
  readonly written: string[] = [];
  failure: NodeJS.ErrnoException | undefined;
  isStalled = false;
  private readonly held: string[] = [];

  get writableLength(): number {
    return this.held.join('').length;
  }

  write(text: string, done: (error?: Error) => void): void {
    if (this.isStalled) this.held.push(text);
    else if (!this.failure) this.written.push(text);
    setImmediate(done, this.failure);
  }

  read(): void {
    this.isStalled = false;
    this.written.push(...this.held.splice(0));
  }
}

const failureOf = (code: string) => Object.assign(new Error(code), { code });

let stream: TestStream;
const onGone = jest.fn();
let output: StreamPrinter;
beforeEach(() => {
  onGone.mockClear();
  stream = new TestStream();
  output = new StreamPrinter(stream as unknown as NodeJS.WriteStream, { onGone });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a text is one line, whatever is in it', () => {
  output.print('a\nb\u001b[2J');

  expect(stream.written).toEqual([String.raw`a\nb\u001b[2J` + '\n']);
});

test('a text of several lines is escaped line by line', () => {
  output.printLines('a\nb\u001b');

  expect(stream.written.join('')).toBe('a\nb\\u001b\n');
});

test('what a full disk does not take is counted, and told when there is room again', async () => {
  stream.failure = failureOf('ENOSPC');
  output.print('1');
  output.print('2');
  await settled();
  stream.failure = undefined;

  output.print('3');

  expect(stream.written).toEqual(['(2 lines were dropped here: nobody took them.)\n3\n']);
  expect(onGone).not.toHaveBeenCalled();
});

test('what a reader that has stopped does not take is held up to a bound, then dropped and counted', async () => {
  stream.isStalled = true;
  const line = 'x'.repeat(100_000);
  for (let count = 0; count < 100; count++) output.print(line);
  expect(stream.writableLength).toBeLessThan(2 * 1024 * 1024);

  stream.read();
  await settled();
  output.print('on');

  const shown = stream.written.filter((text) => text.includes(line)).length;
  expect(shown).toBeLessThan(30);
  expect(stream.written.at(-1)).toBe(`(${100 - shown} lines were dropped here: nobody took them.)\non\n`);
});

test.each(['EPIPE', 'EIO'])('after %s nothing more is written, and that is told once', async (code) => {
  stream.failure = failureOf(code);
  output.print('1');
  await settled();
  stream.failure = undefined;

  output.print('2');
  output.print('3');

  expect(stream.written).toEqual([]);
  expect(onGone).toHaveBeenCalledTimes(1);
  await expect(output.end()).resolves.toBe(3);
});

test('the end does not wait for ever for a reader that has stopped', async () => {
  stream.isStalled = true;
  output.print('1');

  await expect(output.end()).resolves.toBe(0);
}, 5_000);

describe('a printer that gathers', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    output = new StreamPrinter(stream as unknown as NodeJS.WriteStream, { gatherMs: 20 });
  });
  afterEach(() => jest.useRealTimers());

  test('writes a line at once, and those that follow together', () => {
    for (const line of ['1', '2', '3']) output.print(line);
    expect(stream.written).toEqual(['1\n']);

    jest.advanceTimersByTime(20);
    expect(stream.written).toEqual(['1\n', '2\n3\n']);

    output.print('4');
    jest.advanceTimersByTime(20);
    expect(stream.written).toEqual(['1\n', '2\n3\n', '4\n']);

    jest.advanceTimersByTime(20);
    output.print('5');
    expect(stream.written.at(-1)).toBe('5\n');
  });

  test('writes at its end what it has gathered', async () => {
    output.print('1');
    output.print('2');
    await output.end();

    expect(stream.written).toEqual(['1\n', '2\n']);
  });

  test('holds no more than some of it', () => {
    for (let count = 0; count < 3; count++) output.print('x'.repeat(40_000));

    expect(stream.written).toHaveLength(2);
  });

  test('has written what was printed on it before another output goes on', () => {
    const both: string[] = [];
    stream.write = (text) => void both.push(text);
    const beside = new TestStream();
    beside.write = (text) => void both.push(text);
    const errors = new StreamPrinter(beside as unknown as NodeJS.WriteStream, { after: () => output });
    output.print('1');
    output.print('2');
    errors.print('error');

    expect(both).toEqual(['1\n', '2\n', 'error\n']);
  });

  test('tells of a gap where it is', async () => {
    output.print('1');
    output.print('2');
    jest.spyOn(stream, 'writableLength', 'get').mockReturnValueOnce(2 ** 21);
    output.print('dropped');
    output.print('3');
    await output.end();

    expect(stream.written.join('')).toBe('1\n2\n(1 lines were dropped here: nobody took them.)\n3\n');
  });

  test('counts each line that was not taken', async () => {
    output.print('1');
    stream.failure = failureOf('ENOSPC');
    output.print('2');
    output.print('3');
    jest.advanceTimersByTime(20);
    await settled();

    await expect(output.end()).resolves.toBe(2);
  });
});
