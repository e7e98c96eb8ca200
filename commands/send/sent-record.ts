import { z } from 'zod';
import { describeDuration } from '@pipeline/terminal';
import { recordKind, type ShownLine } from '../frame/record-kind';

/** A request id of API Gateway has 16 characters. */
const ID_WIDTH = 16;

const fields = {
  line: z.number().optional().describe('of the file, from 1; not there for a transaction that is no line'),
  outcome: z
    .enum(['accepted', 'refused', 'altered', 'unanswered'])
    .describe(
      '`altered`: accepted, but the MD5 that SQS made is not that of what was sent; `unanswered`: nobody knows whether it was accepted',
    ),
  apiRequestId: z.string().optional().describe('the `apigw-requestid`, by which it is found again'),
  messageId: z.string().optional().describe("SQS's"),
  status: z.number().optional().describe('of the HTTP answer'),
  bytes: z.number().describe('how long the body is'),
  sha256: z.string().describe("of the body, in hex, as the function's log has it"),
  md5: z.string().describe("of the body, in hex, compared with SQS's"),
  latencyMs: z.number().describe('until the answer, in milliseconds'),
  error: z.string().optional().describe('why it was not accepted'),
};

export type SentRecord = z.infer<z.ZodObject<typeof fields>>;

/** What the API answered to a transaction. */
export const sentRecord = recordKind({
  type: 'sent',
  summary: 'A transaction was sent, or could not be.',
  fields,
  show: showSent,
});

function showSent(record: SentRecord): ShownLine[] {
  const { line, outcome, apiRequestId = '', messageId, sha256, bytes, latencyMs, error } = record;
  const isGood = outcome === 'accepted';
  const where = line === undefined ? '' : `line ${line}: `;
  const identity = messageId === undefined ? '' : `message ${messageId} sha256 ${sha256}`;
  return [
    {
      cells: [
        { text: outcome, width: 10, tone: isGood ? 'success' : 'failure' },
        { text: apiRequestId, width: ID_WIDTH, tone: 'strong' },
        { text: describeDuration(latencyMs), width: 7, align: 'right' },
      ],
      rest: {
        text: `${where}${[`${bytes} bytes`, error, identity].filter((part) => part !== undefined && part !== '').join(', ')}`,
      },
      overflow: 'wrap',
    },
  ];
}
