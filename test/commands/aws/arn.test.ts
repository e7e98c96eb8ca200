import { arnBeside, isArn, resourceParts } from '../../../commands/aws/arn';

const EXECUTION = 'arn:aws-cn:states:cn-north-1:111122223333:express:Machine:one:two';

test('what is beside something has its partition, Region and account', () => {
  expect(arnBeside(EXECUTION, 'logs', 'log-group:/aws/lambda/f')).toBe(
    'arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/lambda/f',
  );
});

test('what an ARN names is told in its parts', () => {
  expect(resourceParts(EXECUTION)).toEqual(['express', 'Machine', 'one', 'two']);
});

test.each([
  ['arn:aws:sqs:eu-west-1:111122223333:queue', true],
  ['arn:aws:sqs', false],
  ['queue', false],
])('whether %s is an ARN: %s', (text, expected) => {
  expect(isArn(text)).toBe(expected);
});

test.each([resourceParts, (text: string) => arnBeside(text, 'sqs', 'queue')])(
  'what is no ARN is refused',
  (read) => {
    expect(() => read('queue')).toThrow('Malformed ARN');
  },
);
