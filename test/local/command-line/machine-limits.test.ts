import { checkMachineLimits, machineLimits } from '../../../local/command-line/machine-limits';

test('what this machine gives is enough', () => {
  expect(() => checkMachineLimits(machineLimits())).not.toThrow();
});

test('no limit of open files is enough', () => {
  expect(() => checkMachineLimits({})).not.toThrow();
});

test('64 open files are refused, with what to type', () => {
  expect(() => checkMachineLimits({ openFiles: 64 })).toThrow('Type: ulimit -n 4096');
});
