import { type Check, findingOf } from '../check';

const CASES: readonly [what: string, body: Buffer, status: number, code: string][] = [
  ['an empty body', Buffer.alloc(0), 400, '<Code>MissingParameter</Code>'],
  ['a control character', Buffer.from('"\u0001"'), 400, '<Code>InvalidMessageContents</Code>'],
  ['more than a message holds', Buffer.alloc(1_048_577, 0x31), 400, '<Code>InvalidParameterValue</Code>'],
  ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 0x31), 413, 'Request Entity Too Large'],
];

/** Whether a sender learns what SQS or API Gateway has against a body. */
export const sqsErrors: Check = {
  id: 'sqs-errors',
  question: "Are SQS's refusals passed on to the sender, with their status and code?",
  otherwise: 'Tell senders to go by the status alone; docs/guarantee.md has the table to correct.',
  async run({ sender }) {
    const complaints: string[] = [];
    for (const [what, body, status, code] of CASES) {
      const answer = await sender.post(body, { 'content-type': 'application/json' });
      if (answer.status !== status) complaints.push(`${what}: status ${answer.status} for ${status}`);
      else if (!answer.text.includes(code)) complaints.push(`${what}: ${status} without ${code}`);
    }
    return findingOf(
      complaints,
      'MissingParameter, InvalidMessageContents, InvalidParameterValue and 413 come through',
    );
  },
};
