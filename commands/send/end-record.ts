import { z } from 'zod';
import { describeDuration } from '@pipeline/terminal';
import { recordKind, type ShownLine } from '../frame/record-kind';

/** A request id of API Gateway has 16 characters. */
const ID_WIDTH = 16;

const fields = {
  apiRequestId: z.string().describe('which one'),
  outcome: z
    .enum(['processed', 'dead-lettered', 'missing'])
    .describe('`missing`: neither was seen within the time that was waited'),
  isAltered: z.boolean().describe('whether what was processed is not what was sent'),
  times: z.number().describe('how often it was processed'),
  processingMs: z
    .number()
    .optional()
    .describe('from its arrival in the queue to its log record, in milliseconds'),
  queue: z.enum(['undelivered', 'unprocessed']).optional().describe('which has its dead letter'),
  error: z.string().optional().describe('why it was not processed, as far as is known'),
};

type EndRecord = z.infer<z.ZodObject<typeof fields>>;

/** What became of a transaction. */
export const endRecord = recordKind({
  type: 'ended',
  summary: 'With `--wait`: what became of an accepted transaction.',
  fields,
  show: showEnd,
});

function showEnd(record: EndRecord): ShownLine[] {
  const { apiRequestId, outcome, isAltered, times, processingMs, queue, error } = record;
  const details = [
    isAltered ? 'ALTERED' : undefined,
    times > 1 ? `processed ${times} times` : undefined,
    queue === undefined ? undefined : `in ${queue}`,
    error,
  ].filter((detail) => detail !== undefined);
  return [
    {
      cells: [
        {
          text: outcome === 'dead-lettered' ? 'failed' : outcome,
          width: 10,
          tone: outcome === 'processed' && !isAltered ? 'success' : 'failure',
        },
        { text: apiRequestId, width: ID_WIDTH, tone: 'strong' },
        { text: processingMs === undefined ? '' : describeDuration(processingMs), width: 7, align: 'right' },
      ],
      rest: { text: details.join(', ') },
      overflow: 'wrap',
    },
  ];
}
