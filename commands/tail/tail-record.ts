import { z } from 'zod';
import { recordKind, type RecordOf } from '../frame/record-kind';

/** What a log tells of, from where it is a failure. */
const FAILURES = ['refused', 'failed', 'function-failed', 'execution-failed', 'pipe-failed'] as const;

/** One thing that happened, as a log tells it. */
export const tailRecord = recordKind({
  type: 'event',
  summary: 'Something that one of the four logs tells of.',
  fields: {
    time: z.iso.datetime().describe('of the log event'),
    log: z.enum(['api', 'pipe', 'workflow', 'function']).describe('which log'),
    what: z
      .enum(['accepted', 'processed', ...FAILURES])
      .describe(
        'accepted, refused: by the API; processed, failed: by the function; function-failed, execution-failed, pipe-failed: what is not told with the transaction it was about',
      ),
    isFailure: z.boolean().describe('whether something went wrong'),
    apiRequestId: z.string().optional().describe('of the transaction, where the log has it'),
    detail: z.string().describe('in words'),
  },
  show: ({ time, what, isFailure, apiRequestId = '', detail }) => [
    {
      cells: [
        { text: time.slice(11, 23), width: 8, widthWhereWide: 12 },
        { text: apiRequestId, width: 16, tone: 'aside' },
        { text: what, width: 9, widthWhereWide: 16, tone: isFailure ? 'failure' : 'success' },
      ],
      rest: { text: detail, tone: isFailure ? 'failure' : undefined },
      overflow: 'cut',
    },
  ],
});

export type TailRecord = RecordOf<typeof tailRecord>;

export function isFailure(what: TailRecord['what']): boolean {
  return (FAILURES as readonly string[]).includes(what);
}
