import { regionOf } from '../../../local/command-line/region';

test('us-east-1, where the environment names none', () => {
  expect(regionOf({})).toBe('us-east-1');
});

test.each(['eu-west-1', 'us-gov-west-1', 'cn-north-1', 'ap-southeast-5', 'eusc-de-east-1'])(
  '%s',
  (region) => {
    expect(regionOf({ AWS_REGION: region })).toBe(region);
  },
);

test.each(['', ' ', 'nowhere', 'eu west 1', 'eu-west-1a', 'EU-WEST-1', 'eu-west-1:x', '*'])(
  '%j is refused',
  (region) => {
    expect(() => regionOf({ AWS_REGION: region })).toThrow(`AWS_REGION is "${region}", which is no Region.`);
  },
);
