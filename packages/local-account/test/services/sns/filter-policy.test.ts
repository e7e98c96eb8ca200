import { AwsError } from '../../../src/errors/aws-error';
import type { MessageAttributes } from '../../../src/services/sns/message/message-attributes';
import {
  matchesAttributes,
  matchesBody,
  parseFilterPolicy,
} from '../../../src/services/sns/subscription/filter-policy';

const policyOf = (policy: object) => parseFilterPolicy(JSON.stringify(policy));
const text = (StringValue: string) => ({ DataType: 'String', StringValue });
const number = (StringValue: string) => ({ DataType: 'Number', StringValue });
const array = (StringValue: string) => ({ DataType: 'String.Array', StringValue });

test.each<[object, MessageAttributes, boolean]>([
  [{ store: ['a'] }, { store: text('a') }, true],
  [{ store: ['a'] }, { store: text('b') }, false],
  [{ store: ['a'] }, {}, false],
  [{ price: [{ numeric: ['>', 0, '<=', 100] }] }, { price: number('99.12') }, true],
  [{ price: [{ numeric: ['>', 0] }] }, { price: text('99.12') }, false],
  [{ price: [100] }, { price: number('1e2') }, true],
  [{ store: [{ prefix: 'a' }], price: [{ exists: false }] }, { store: text('ab') }, true],
  [{ store: [{ exists: true }] }, { store: text('ab') }, true],
  [{ store: [{ 'anything-but': ['a'] }] }, { store: text('ab') }, true],
  [{ tags: ['b'] }, { tags: array('["a","b"]') }, true],
  [{ tags: [{ numeric: ['=', 1] }] }, { tags: array('["a",1]') }, true],
  [{ tags: ['no array'] }, { tags: array('no array') }, true],
  [{ $or: [{ a: ['1'] }, { b: ['2'] }] }, { b: text('2') }, true],
])('%j on attributes %j: %s', (policy, attributes, matches) => {
  expect(matchesAttributes(policyOf(policy), attributes)).toBe(matches);
});

test('binary attributes are left out of account', () => {
  const binary = { DataType: 'Binary', BinaryValue: Buffer.from('a') };
  expect(matchesAttributes(policyOf({ a: [{ exists: false }] }), { a: binary })).toBe(true);
});

test.each([
  [{ detail: { state: ['paid'] } }, '{"detail":{"state":"paid"}}', true],
  [{ detail: { state: ['paid'] } }, '{"detail":{"state":"open"}}', false],
  [{ detail: { lines: { sku: ['b'] } } }, '{"detail":{"lines":[{"sku":"a"},{"sku":"b"}]}}', true],
  [{ a: [{ exists: false }] }, 'no JSON', false],
  [{ a: [{ exists: false }] }, '[1]', false],
])('%j on the body %s: %s', (policy, body, matches) => {
  expect(matchesBody(policyOf(policy), body)).toBe(matches);
});

const values = (count: number) => Array.from({ length: count }, (_, index) => `value${index}`);

// Recorded on AWS: test_policy_complexity and test_policy_complexity_with_or.
test.each([
  [{ key: values(151) }, 'Filter policy is too complex'],
  [{ key1: values(100), key2: values(51) }, 'Filter policy is too complex'],
  [Object.fromEntries(values(6).map((key) => [key, ['a']])), 'Filter policy can not have more than 5 keys'],
  [
    {
      source: values(4),
      $or: [
        { metricName: values(6) },
        { metricType: values(4), $or: [{ metricId: values(4) }, { spaceId: values(4) }] },
      ],
    },
    'Filter policy is too complex',
  ],
  [
    {
      $or: [{ metricName: values(3) }, { namespace: values(2) }],
      detail: { scope: values(2), $or: [{ source: values(1) }, { type: values(3) }] },
    },
    'Filter policy is too complex',
  ],
])('a policy beyond the bounds is refused (%#)', (policy, says) => {
  expect(() => policyOf(policy)).toThrow(
    new AwsError('InvalidParameter', `Invalid parameter: FilterPolicy: ${says}`),
  );
});

test('a policy within the bounds is taken', () => {
  const policy = {
    source: values(3),
    $or: [
      { metricName: values(6) },
      { metricType: values(4), $or: [{ metricId: values(4) }, { spaceId: values(7) }] },
    ],
  };
  expect(policyOf(policy)).toMatchObject({ isNested: false });
});
