import { z } from 'zod';
import { resourceType } from '../../../engine/resource-type';
import { connectionInput, connectionName } from '../connection/connection-input';
import type { EventsPorts } from '../ports';

export const eventsConnection = resourceType({
  type: 'AWS::Events::Connection',
  properties: z.strictObject({ Name: connectionName.optional(), ...connectionInput }),
  create: ({ Name, ...settings }, { connections }: EventsPorts, { physicalName }) => {
    // A connection's name has at most 64 characters.
    const { name, arn, secretArn } = connections.create(Name ?? physicalName.slice(-64), settings);
    return { ref: name, attributes: { Arn: arn, SecretArn: secretArn } };
  },
});
