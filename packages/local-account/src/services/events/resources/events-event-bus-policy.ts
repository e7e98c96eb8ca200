import { z } from 'zod';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { resourceType } from '../../../engine/resource-type';
import { DEFAULT_BUS } from '../bus/bus-name';
import type { EventsPorts } from '../ports';

const TYPE = 'AWS::Events::EventBusPolicy';

/** One statement of the policy of a bus. */
export const eventsEventBusPolicy = resourceType({
  type: TYPE,
  properties: z.strictObject({
    EventBusName: z.string().default(DEFAULT_BUS),
    StatementId: z.string(),
    Statement: z.record(z.string(), z.unknown()),
  }),
  create: (given, { buses }: EventsPorts, { physicalName }) => {
    const { EventBusName, StatementId } = given;
    if (buses.bus(EventBusName).hasStatement(StatementId)) {
      throw resourceAlreadyExists(TYPE, `${EventBusName}|${StatementId}`);
    }
    const put = ({ Statement }: Pick<typeof given, 'Statement'>) =>
      buses.putStatement(EventBusName, { ...Statement, Sid: StatementId });
    put(given);
    return {
      ref: physicalName,
      update: put,
      delete: () => buses.removeStatement(EventBusName, StatementId),
    };
  },
});
