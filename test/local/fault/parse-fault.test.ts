import type { FaultSpec } from '@pipeline/local-account';
import { faultOfWords, parseFault } from '../../../local/fault/parse-fault';
import { writeFault } from '../../../local/fault/write-fault';

const CASES: readonly (readonly [text: string, spec: FaultSpec])[] = [
  ['pipe throttle', { hop: 'events:PutEvents', caller: 'pipes', fault: 'throttle' }],
  [
    'lambda:GetFunction error=ServiceException probability=0.2 seed=7',
    { hop: 'lambda:GetFunction', fault: 'error', code: 'ServiceException', probability: 0.2, seed: 7 },
  ],
  ['function crash count=3', { hop: 'lambda:Invoke', fault: 'crash', count: 3 }],
  ['* delay=1h30m done', { hop: '*', fault: 'delay', for: 'PT1H30M', done: true }],
  ['archive delay=P1D', { hop: 'archive', fault: 'delay', for: 'P1D' }],
  ['delete half=Busy', { hop: 'sqs:DeleteMessageBatch', caller: 'pipes', fault: 'half', code: 'Busy' }],
  [
    'sqs:* error message="It is \\"broken\\"" status=503 match="a b" resource=*Source* caller=events',
    {
      hop: 'sqs:*',
      fault: 'error',
      message: 'It is "broken"',
      status: 503,
      match: 'a b',
      resource: '*Source*',
      caller: 'events',
    },
  ],
];

test.each(CASES)('%s is read', (text, spec) => {
  expect(parseFault(text)).toEqual(spec);
});

test.each(CASES)('%s is written as it can be typed again', (_, spec) => {
  expect(parseFault(writeFault(spec))).toEqual(spec);
});

test.each([
  ['sqs:* hang=1m', { hop: 'sqs:*', fault: 'hang', for: 'PT1M' }],
  ['sqs:* hang for=1m', { hop: 'sqs:*', fault: 'hang', for: 'PT1M' }],
  ['sqs:* crash probability=20%', { hop: 'sqs:*', fault: 'crash', probability: 0.2 }],
  ["sqs:* crash match='a b'", { hop: 'sqs:*', fault: 'crash', match: 'a b' }],
  ['sqs:* crash match={"a":1}', { hop: 'sqs:*', fault: 'crash', match: '{"a":1}' }],
  ['  {"hop": "sqs:*", "fault": "crash"}', { hop: 'sqs:*', fault: 'crash' }],
])('%s is read, too', (text, spec) => {
  expect(parseFault(text)).toEqual(spec);
});

test('words of the shell stay as they are', () => {
  expect(faultOfWords(['pipe', 'error', 'message=It is "broken"'])).toMatchObject({
    message: 'It is "broken"',
  });
});

test.each([
  ['', /^A fault says where, and what goes wrong there, such as 'pipe throttle/],
  ['pipe', /^A fault says where, and what/],
  ['pump throttle', /^pump is no hop\. There are api, receive, pipe, /],
  ['pipe explode', /^explode is nothing that can go wrong\. That is one of error, /],
  ['pipe throttle=5', /^throttle has no value: leave out =5\.$/],
  ['pipe delay=soon', /^A duration is such as 25h/],
  ['pipe throttle probability=often', /^probability=often: that is no number/],
  ['pipe throttle probability=', /^probability=: after what goes wrong come done, probability=, /],
  ['pipe throttle sometimes', /^sometimes: after what goes wrong come/],
  ['pipe throttle speed=5', /^speed=5: after what goes wrong come/],
  ['{"hop": }', /^It is no JSON: /],
])('%j is refused', (text, message) => {
  expect(() => parseFault(text)).toThrow(message);
});
