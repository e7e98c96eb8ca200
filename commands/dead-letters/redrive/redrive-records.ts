import { z } from 'zod';
import { recordKind, type RecordOf } from '../../frame/record-kind';
import type { Letter } from '../../letters/letter';
import { identityOf, LETTER_IDENTITY } from '../letter-records';
import type { RedriveOutcome } from './redrive-letters';

/** What became of a letter. */
export const redrivenLetterRecord = recordKind({
  type: 'redrivenLetter',
  summary:
    'What became of a letter that was to be redriven. A person sees the one that was refused or done by half, and each if letters were chosen by `--id` or edited.',
  fields: {
    ...LETTER_IDENTITY,
    outcome: z
      .enum(['redriven', 'redriven, not deleted', 'refused', 'left'])
      .describe(
        '`redriven`: accepted, and deleted here; `redriven, not deleted`: accepted, and still here, so that another redrive does it twice; `refused`: still here, and why; `left`: nothing was tried',
      ),
    why: z.string().optional().describe('in words'),
    execution: z.string().optional().describe('the ARN of the execution that was started'),
    newMessageId: z.string().optional().describe('of the message that was sent'),
    newApiRequestId: z.string().optional().describe('of the new transaction, with `--edit`'),
  },
  show: ({ queue, messageId, apiRequestId = messageId, outcome, why, execution, newApiRequestId }) => [
    {
      cells: [
        { text: queue, width: 11 },
        { text: apiRequestId, width: 16, widthWhereWide: 36, tone: 'strong' },
      ],
      rest: {
        text: [outcome, newApiRequestId && `as ${newApiRequestId}`, why ?? execution]
          .filter((part) => part !== undefined)
          .join(': '),
        tone: outcome === 'redriven' ? 'success' : outcome === 'left' ? 'aside' : 'failure',
      },
      overflow: 'wrap',
    },
  ],
});

/** The same of one among many, which a person need not see. */
export const redrivenAmongManyRecord: typeof redrivenLetterRecord = {
  ...redrivenLetterRecord,
  show: (record) =>
    record.outcome === 'refused' || record.outcome === 'redriven, not deleted'
      ? redrivenLetterRecord.show(record)
      : [],
};

export function redrivenLetterOf(
  letter: Letter,
  outcome: RedriveOutcome,
): RecordOf<typeof redrivenLetterRecord> {
  const { what, ...of } = outcome;
  return {
    ...identityOf(letter),
    outcome: what,
    ...('why' in of && { why: of.why }),
    ...('execution' in of && { execution: of.execution }),
    ...('newMessageId' in of && { newMessageId: of.newMessageId }),
    ...('newApiRequestId' in of && { newApiRequestId: of.newApiRequestId }),
  };
}

/** What a redrive came to. */
export const redriveRecord = recordKind({
  type: 'redrive',
  summary: 'What the redrive of a queue came to, also of one that was interrupted.',
  fields: {
    queue: LETTER_IDENTITY.queue,
    redriven: z.number().describe('letters that were accepted and are deleted here'),
    notDeleted: z
      .number()
      .describe('letters that were accepted and are still here: another redrive does them twice'),
    refused: z.number().describe('letters that AWS did not take'),
    left: z.record(z.string(), z.number()).describe('letters that were left alone: the reason, and how many'),
    isComplete: z.boolean().describe('whether there was nothing more to receive'),
  },
  show: ({ queue, redriven, notDeleted, refused, left, isComplete }) => [
    {
      text: `${queue}: ${[
        `${redriven} redriven`,
        ...(refused > 0 ? [`${refused} refused`] : []),
        ...(notDeleted > 0 ? [`${notDeleted} redriven and not deleted`] : []),
        ...(isComplete ? [] : ['not all were looked at']),
      ].join(', ')}`,
      tone: refused + notDeleted > 0 ? 'failure' : 'strong',
    },
    ...Object.entries(left).map(([why, count]) => ({
      cells: [{ text: String(count), width: 7, align: 'right' as const }],
      rest: { text: `left alone: ${why}` },
      overflow: 'wrap' as const,
    })),
  ],
});
