import { checkMachineLimits, machineLimits } from '../../../local/command-line/machine-limits';

test('what this machine gives is enough', () => {
  expect(() => checkMachineLimits(machineLimits())).not.toThrow();
});

test('no limit of open files is enough', () => {
  expect(() => checkMachineLimits({ heapMib: 256 })).not.toThrow();
});

test.each([
  ['64 open files', { openFiles: 64, heapMib: 4_000 }, 'Type: ulimit -n 4096'],
  [
    'a heap of 128 MiB',
    { openFiles: 1_024, heapMib: 176 },
    'Type: NODE_OPTIONS=--max-old-space-size=1024 npm start',
  ],
])('%s are refused, with what to type', (_, limits, whatToType) => {
  expect(() => checkMachineLimits(limits)).toThrow(whatToType);
});
