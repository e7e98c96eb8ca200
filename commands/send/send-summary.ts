import { z } from 'zod';
import { recordKind, type RecordOf } from '../frame/record-kind';

const WORDS = {
  sent: 'sent',
  accepted: 'accepted',
  refused: 'refused',
  altered: 'ALTERED',
  unanswered: 'unanswered',
  processed: 'processed',
  deadLettered: 'dead-lettered',
  missing: 'missing',
  duplicated: 'duplicated',
};

/** All of them. */
export const sendSummary = recordKind({
  type: 'send-summary',
  summary: 'The counts, at the end, if more than one was to be sent.',
  fields: {
    sent: z.number().describe('how many were sent'),
    accepted: z.number().describe('how many of them were accepted as they were sent'),
    refused: z.number().describe('how many were refused'),
    altered: z.number().describe('how many arrived altered, or were processed altered'),
    unanswered: z.number().describe('how many got no answer'),
    processed: z.number().optional().describe('with `--wait`: how many were processed'),
    deadLettered: z.number().optional().describe('with `--wait`: how many are dead letters'),
    missing: z.number().optional().describe('with `--wait`: of how many nothing was seen'),
    duplicated: z.number().optional().describe('with `--wait`: how many were processed more than once'),
  },
  show: (counts) => [
    {
      text: Object.entries(counts)
        .filter(([name, count]) => count !== undefined && (count > 0 || name === 'sent'))
        .map(([name, count]) => `${count} ${WORDS[name as keyof typeof WORDS]}`)
        .join(', '),
      tone: 'strong',
    },
  ],
});

export type SendSummary = RecordOf<typeof sendSummary>;
