import type { JsonValue } from 'type-fest';
import { z } from 'zod';
import { InvalidEventPatternError } from '@pipeline/event-pattern';
import { describeUnfit, MOST_FILTERS, RecordFilter } from '../../../queue-polling/record-filter';

const pattern = z
  .string()
  .max(4096)
  .transform((text, { issues }) => {
    const refuse = (message: string) => {
      issues.push({ code: 'custom', input: text, message });
      return z.NEVER;
    };
    try {
      // Read once to know that it is a pattern; the filter has all of them together.
      void new RecordFilter([text]);
    } catch (error) {
      if (error instanceof InvalidEventPatternError) return refuse(error.message);
      throw error;
    }
    const unfit = describeUnfit(JSON.parse(text) as JsonValue);
    return unfit === undefined ? text : refuse(`Pipes do not take ${unfit} in a pattern`);
  });

/** A pipe's `FilterCriteria`: a message that matches one of the patterns is moved. None filters nothing. */
export const filterCriteriaProperty = z.strictObject({
  Filters: z
    .array(z.strictObject({ Pattern: pattern }))
    .max(MOST_FILTERS, { error: `A pipe has at most ${MOST_FILTERS} filters` })
    .default([]),
});

export function pipeFilterOf({ Filters }: z.output<typeof filterCriteriaProperty>): RecordFilter | undefined {
  return Filters.length > 0 ? new RecordFilter(Filters.map(({ Pattern }) => Pattern)) : undefined;
}
