import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import type { LocalServices } from '../../local-services';

/** One statement of the policy of a bus. */
export const eventsEventBusPolicy = resourceType({
  type: 'AWS::Events::EventBusPolicy',
  properties: z.strictObject({
    EventBusName: z.string().default('default'),
    StatementId: z.string(),
    Statement: z.record(z.string(), z.unknown()),
  }),
  create: ({ EventBusName, StatementId, Statement }, { events }: LocalServices, { physicalName }) => {
    events.putStatement(EventBusName, { ...Statement, Sid: StatementId });
    return { ref: physicalName };
  },
});
