import { z } from 'zod';
import { recordKind, type RecordOf } from '../frame/record-kind';

/** Where the advice begins: below the detail. */
const DETAIL_COLUMN = 28;

export const checkRecord = recordKind({
  type: 'check',
  summary: 'What became of a check.',
  fields: {
    check: z.string().describe('its name'),
    question: z.string().describe('what it asks of AWS'),
    outcome: z
      .enum(['confirmed', 'different', 'failed'])
      .describe('`different`: AWS does something else; `failed`: it could not be carried out'),
    detail: z.string().describe('what was seen, without account ids and bodies'),
    otherwise: z.string().optional().describe('what to do; not there if it is confirmed'),
  },
  show: ({ check, outcome, detail, otherwise }) => [
    {
      cells: [
        { text: outcome, width: 10, tone: outcome === 'confirmed' ? 'success' : 'failure' },
        { text: check, width: 16 },
      ],
      rest: { text: detail },
      overflow: 'wrap',
    },
    ...(otherwise === undefined
      ? []
      : [
          {
            cells: [{ text: '', width: DETAIL_COLUMN }],
            rest: { text: otherwise },
            overflow: 'wrap' as const,
          },
        ]),
  ],
});

export type CheckRecord = RecordOf<typeof checkRecord>;
