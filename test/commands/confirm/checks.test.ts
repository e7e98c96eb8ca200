import { createHash } from 'node:crypto';
import type { Answer, TransactionSender } from '../../../commands/aws/transaction-sender';
import type { Check, Finding, Stage } from '../../../commands/confirm/check';
import { contentTypes } from '../../../commands/confirm/checks/content-types';
import { notUtf8 } from '../../../commands/confirm/checks/not-utf8';
import { sqsErrors } from '../../../commands/confirm/checks/sqs-errors';

type Post = (body: Uint8Array, type: string | undefined) => Partial<Answer>;

const md5 = (bytes: Uint8Array | string) => createHash('md5').update(bytes).digest('hex');

/** What a check finds of an API that answers so. */
function find(check: Check, post: Post): Promise<Finding> {
  const sender = {
    post: (body: Uint8Array, headers: Record<string, string> = {}) =>
      Promise.resolve({ status: 200, text: '', ...post(body, headers['content-type']) } as Answer),
  } as unknown as TransactionSender;
  return check.run({ sender } as Stage);
}

describe('a body of another content type', () => {
  test('that arrives as it is confirms', async () => {
    expect(await find(contentTypes, (body) => ({ md5: md5(body) }))).toMatchObject({ outcome: 'confirmed' });
  });

  test('that arrives as base64, altered, or not at all is told by its type', async () => {
    const finding = await find(contentTypes, (body, type) => {
      if (type === undefined) return { md5: md5(Buffer.from(body).toString('base64')) };
      if (type === 'text/plain') return { md5: md5('other') };
      return type.startsWith('application/x-') ? { status: 415 } : { md5: md5(body) };
    });
    expect(finding).toEqual({
      outcome: 'different',
      detail:
        'no type: arrives as base64; application/x-www-form-urlencoded: status 415; text/plain: arrives altered',
    });
  });
});

test.each<[string, Partial<Answer>, Finding]>([
  ['is refused', { status: 400 }, { outcome: 'confirmed', detail: 'it is refused with 400' }],
  [
    'is accepted as another text',
    { md5: md5('"\ufffd\ufffd"') },
    { outcome: 'different', detail: 'it is accepted, and what arrives is not what was sent' },
  ],
])('a body that is not UTF-8 and %s', async (_, answer, finding) => {
  expect(await find(notUtf8, () => answer)).toEqual(finding);
});

test('a body that is not UTF-8 and is accepted as it is', async () => {
  expect(await find(notUtf8, (body) => ({ md5: md5(body) }))).toEqual({
    outcome: 'confirmed',
    detail: 'it is accepted as it is',
  });
});

test('refusals of SQS that do not come through are told one by one', async () => {
  const finding = await find(sqsErrors, (body) => {
    if (body.length === 0) return { status: 400, text: '<Code>MissingParameter</Code>' };
    if (body.length < 10) return { status: 400, text: '{"message":"Bad Request"}' };
    return { status: 500 };
  });
  expect(finding).toEqual({
    outcome: 'different',
    detail:
      'a control character: 400 without <Code>InvalidMessageContents</Code>; more than a message holds: status 500 for 400; more than 10 MB: status 500 for 413',
  });
});
