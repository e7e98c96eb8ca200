import { FaultyAccount } from './faulty-account';

test.each([
  [
    { hop: 'sqs:SendMesage', fault: 'error' },
    /^Fault: hop sqs:SendMesage: the local run does not serve it\. Of sqs /,
  ],
  [
    { hop: 'sns:Publish', fault: 'error' },
    /^Fault: hop sns:Publish: the local run has no service sns\. It has events, /,
  ],
  [{ hop: 'pipe', fault: 'error' }, /^Fault: hop is a service and its operation, such as sqs:SendMessage/],
  [{ fault: 'error' }, /^Fault: hop /],
  [{ hop: '*' }, /^Fault: fault is one of error, throttle, delay, hang, crash, twice and half/],
  [{ hop: '*', fault: 'explode' }, /^Fault: fault is one of error/],
  [
    { hop: '*', fault: 'throttle', code: 'X' },
    /^Fault: "code": a fault throttle has hop, resource, caller, /,
  ],
  [{ hop: '*', fault: 'throttle', probability: 2 }, /^Fault: probability is 1 at most/],
  [{ hop: '*', fault: 'throttle', probability: 0 }, /^Fault: probability is more than 0/],
  [{ hop: '*', fault: 'throttle', count: 0 }, /^Fault: count is 1 or more/],
  [{ hop: '*', fault: 'throttle', seed: 1.5 }, /^Fault: seed is a whole number/],
  [{ hop: '*', fault: 'error', status: 200 }, /^Fault: status is a status of HTTP from 400 to 599/],
  [{ hop: '*', fault: 'delay' }, /^Fault: delay: for how long\? Give for, such as PT5S/],
  [{ hop: '*', fault: 'delay', for: '5s' }, /^Fault: for is a duration of ISO 8601/],
  [
    { hop: 'sqs:SendMessage', fault: 'half' },
    /^Fault: half: sqs:SendMessage is no batch .* events:PutEvents, /,
  ],
  [{ hop: 'sqs:*', fault: 'crash' }, /^Fault: crash: name one operation/],
  [
    { hop: 'lambda:Invoke', fault: 'crash', done: true },
    /^Fault: done: a function that has a crash has done nothing/,
  ],
  [
    { hop: 'lambda:Invoke', fault: 'hang', for: 'PT1S' },
    /^Fault: for: a function hangs until its own timeout/,
  ],
  [{ hop: 'lambda:Invoke', fault: 'crash', caller: 'states' }, /^Fault: caller: a crash is of the function/],
  [
    { hop: 'sqs:ReceiveMessage', fault: 'error', match: 'a' },
    /^Fault: match: what is received is not known before/,
  ],
  [{ hop: 'archive', fault: 'throttle' }, /^Fault: archive: an archive takes an event in late/],
  [{ hop: 'archive', fault: 'delay', done: true }, /^Fault: archive: leave out done and caller/],
  ['nothing of the kind', /object/],
])('%j is refused', (given, message) => {
  const account = new FaultyAccount();

  expect(() => account.faults.add([given as never])).toThrow(message);
  expect(account.faults.all).toEqual([]);
});

test('of several faults it is said which is refused, and none is set', () => {
  const account = new FaultyAccount();

  expect(() =>
    account.faults.add([
      { hop: '*', fault: 'throttle' },
      { hop: '*', fault: 'throttle', count: 0 },
    ]),
  ).toThrow(/^Fault 2 of 2: count is 1 or more\.$/);
  expect(account.faults.all).toEqual([]);
});
