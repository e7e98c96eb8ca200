import { describeProgress, ProgressLine, type ProgressLineProps } from '../src/progress-line';

test.each([
  [1_000, 10_000, '[##------------------] 1,000 of 10,000, 100/s, 90 s left: sent'],
  [1_000, 1_000_000, '[--------------------] 1,000 of 1,000,000, 100/s, 2.8 h left: sent'],
  [1_000, 100_000, '[--------------------] 1,000 of 100,000, 100/s, 17 min left: sent'],
  [30, undefined, '30 sent, 3.0/s'],
])('after %i of %s in ten seconds it says: %s', (done, total, line) => {
  expect(describeProgress({ label: 'sent', done, total, elapsedMs: 10_000 })).toBe(line);
});

/** A line whose clock is moved by hand, and what it has written. */
function lineOn(props: Partial<ProgressLineProps> & { readonly isTTY: boolean; readonly columns: number }) {
  const written: string[] = [];
  const time = { now: 0 };
  const { isTTY, columns } = props;
  const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 };
  const line = new ProgressLine({ label: 'sent', now: () => time.now, ...props, stream });
  return { written, time, line };
}

test('a terminal shows it four times a second, on one line that fits, and takes it away at the end', () => {
  const { written, time, line } = lineOn({ isTTY: true, columns: 30, total: 100 });
  for (let sent = 0; sent < 10; sent++) {
    time.now += 100;
    line.advance();
  }
  line[Symbol.dispose]();
  expect(written).toHaveLength(4);
  expect(written[0]).toBe('\r\u001B[K[#-------------------] 3 of …');
  expect(written.at(-1)).toBe('\r\u001B[K');
});

test('what is no terminal is written to only as often as is asked for', () => {
  const silent = lineOn({ isTTY: false, columns: 0, total: 2 });
  silent.time.now = 3_600_000;
  silent.line.advance();
  silent.line[Symbol.dispose]();
  expect(silent.written).toEqual([]);

  const file = lineOn({ isTTY: false, columns: 0, total: 2, fileEveryMs: 60_000 });
  for (const now of [30_000, 60_000]) {
    file.time.now = now;
    file.line.advance();
  }
  expect(file.written).toEqual(['[####################] 2 of 2, 0.0/s, 0 s left: sent\n']);
});
