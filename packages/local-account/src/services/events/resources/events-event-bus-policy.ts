import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import { DEFAULT_BUS } from '../bus/bus-name';
import type { EventsPorts } from '../ports';

/** One statement of the policy of a bus. */
export const eventsEventBusPolicy = resourceType({
  type: 'AWS::Events::EventBusPolicy',
  properties: z.strictObject({
    EventBusName: z.string().default(DEFAULT_BUS),
    StatementId: z.string(),
    Statement: z.record(z.string(), z.unknown()),
  }),
  create: ({ EventBusName, StatementId, Statement }, { buses }: EventsPorts, { physicalName }) => {
    buses.putStatement(EventBusName, { ...Statement, Sid: StatementId });
    return { ref: physicalName };
  },
});
