import fc from 'fast-check';
import { LineSplitter } from '../../../../src/services/lambda/environment/line-splitter';
import { encodeLogFrame, LogFrameDecoder } from '../../../../src/services/lambda/environment/log-frame';

/** Cuts bytes at any places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1))), bytes.length].sort(
    (a, b) => a - b,
  );
  return ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

const places = fc.array(fc.nat(), { maxLength: 8 });
const text = fc.string({ unit: 'binary', maxLength: 30 });

describe('log records', () => {
  it('are put together again however their bytes are cut', () => {
    const frames = fc.array(fc.record({ timestampMs: fc.nat(4e12), message: text }), { maxLength: 5 });
    fc.assert(
      fc.property(frames, places, (sent, at) => {
        const decoder = new LogFrameDecoder();
        const received = cut(Buffer.concat(sent.map(encodeLogFrame)), at).flatMap((chunk) =>
          decoder.push(chunk),
        );
        expect(received).toEqual(sent);
      }),
    );
  });
});

describe('lines', () => {
  it('are put together again however their bytes are cut', () => {
    const lines = fc.array(
      text.filter((line) => line !== '' && !line.includes('\n')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(lines, places, (sent, at) => {
        const splitter = new LineSplitter();
        const received = cut(Buffer.from(sent.join('\n')), at).flatMap((chunk) => splitter.push(chunk));
        expect([...received, ...splitter.flush()]).toEqual(sent);
      }),
    );
  });
});
