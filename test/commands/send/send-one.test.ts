import { type Answer, md5Of } from '../../../commands/aws/transaction-sender';
import { sendOne } from '../../../commands/send/send-one';

const body = Buffer.from('{"a":1}');
const { signal } = new AbortController();
const accepted: Answer = {
  status: 200,
  apiRequestId: 'id',
  messageId: 'm',
  md5: md5Of(body),
  text: '<SendMessageResponse/>',
};

/** Sends to an API that gives these answers, one after the other. */
async function sendTo(...answers: (Partial<Answer> | Error)[]) {
  const post = jest.fn(async () => {
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    return { ...accepted, ...answer };
  });
  const options = { sender: { post }, endpoint: 'http://127.0.0.1:1', signal, throttledPausesMs: [1, 1] };
  return { sent: await sendOne({ line: 3, body }, options), posts: post.mock.calls.length };
}

test('what arrives as it is is accepted', async () => {
  const { sent } = await sendTo({});
  expect(sent).toMatchObject({
    line: 3,
    outcome: 'accepted',
    apiRequestId: 'id',
    messageId: 'm',
    status: 200,
    bytes: 7,
    sha256: '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
  });
});

test('what arrives with another MD5 is altered', async () => {
  const { sent } = await sendTo({ md5: md5Of('other') });
  expect(sent).toMatchObject({
    outcome: 'altered',
    error: expect.stringMatching(/has the MD5 \w+/) as string,
  });
});

test.each([
  [
    'SQS says',
    { status: 400, text: '<Error><Code>InvalidMessageContents</Code><Message>No.</Message></Error>' },
    '400 InvalidMessageContents: No.',
  ],
  ['API Gateway says', { status: 404, text: '{"message":"Not Found"}' }, '404 Not Found'],
  [
    'a missing token means',
    { status: 401, text: '{"message":"Unauthorized"}' },
    '401 Unauthorized (an API with authorization=jwt wants a --token)',
  ],
  [
    'SQS says of the API, which is no advice for a sender',
    { status: 403, text: '<Error><Code>AccessDenied</Code><Message>Access is denied.</Message></Error>' },
    '403 AccessDenied: Access is denied.',
  ],
])('a refusal says what %s', async (_, answer, error) => {
  const { sent, posts } = await sendTo(answer);
  expect([sent.outcome, sent.error, posts]).toEqual(['refused', error, 1]);
});

test('what is throttled is sent again, until there is no more patience', async () => {
  expect(await sendTo({ status: 429 }, {})).toMatchObject({ sent: { outcome: 'accepted' }, posts: 2 });
  const text = '{"message":"Too Many Requests"}';
  const throttled = Array.from({ length: 3 }, () => ({ status: 429, text }));
  expect(await sendTo(...throttled)).toMatchObject({
    sent: { outcome: 'refused', error: expect.stringContaining('429 Too Many Requests') as string },
    posts: 3,
  });
});

test('without an answer nobody knows, so it is not sent again', async () => {
  const { sent, posts } = await sendTo(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
  expect(sent).toMatchObject({
    outcome: 'unanswered',
    error: expect.stringMatching(/cannot be reached/) as string,
  });
  expect(posts).toBe(1);
});

test('what is no failure of the network is not taken for one', async () => {
  await expect(sendTo(new TypeError('x'))).rejects.toThrow('x');
});
