import { benchRecord } from '../../bench/report/bench-record';
import { tableRows } from '../../bench/report/table-rows';
import type { Measured } from '../../bench/sides/side';

const measured: Measured = {
  echoPerSecond: [4_000, 5_000, 9_000],
  acceptPerSecond: [2_600, 2_500, 2_400],
  endToEndPerSecond: [1_250, 1_000, 1_300],
  idleMs: [5, 6, 7, 80],
  rssMb: [300, 420, 410],
};

test('has medians, the end to end over the echo, and the most memory', () => {
  expect(benchRecord(measured)).toEqual({
    echoPerSecond: 5_000,
    acceptPerSecond: 2_500,
    endToEndPerSecond: 1_250,
    ratio: 0.25,
    idleP50Ms: 6.5,
    idleP99Ms: 80,
    readyMs: null,
    synthMs: null,
    functionInitMs: null,
    emptyInitMs: null,
    bundleBytes: null,
    rssMb: 420,
  });
});

test('shows what was measured, with the goal beside it', () => {
  const words = tableRows(measured, benchRecord(measured)).map((row) => Object.values(row).join('|'));

  expect(words).toContain('accepted, in a burst|2,500|/s|2,400 to 2,600|0.50 of the echo; goal 0.5');
  expect(words).toContain('end to end, in a burst|1,250|/s|1,000 to 1,300|0.250 of the echo; goal 0.25');
  expect(words).toHaveLength(5);
});

test('says nothing of what was not measured', () => {
  expect(tableRows({}, benchRecord({}))).toEqual([]);
  expect(JSON.stringify(Object.values(benchRecord({})))).toBe(`[${Array(12).fill('null').join(',')}]`);
});
