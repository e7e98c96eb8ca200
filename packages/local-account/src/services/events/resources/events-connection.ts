import { z } from 'zod';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { resourceType } from '../../../engine/resource-type';
import { connectionInput, connectionName } from '../connection/connection-input';
import type { EventsPorts } from '../ports';

const TYPE = 'AWS::Events::Connection';

export const eventsConnection = resourceType({
  type: TYPE,
  properties: z.strictObject({ Name: connectionName.optional(), ...connectionInput }),
  create: ({ Name, ...settings }, { connections }: EventsPorts, { physicalName }) => {
    // A connection's name has at most 64 characters.
    const given = Name ?? physicalName.slice(-64);
    const isThere = () => connections.all().some((other) => other.name === given);
    if (isThere()) throw resourceAlreadyExists(TYPE, given);
    const { name, arn, secretArn } = connections.create(given, settings);
    return {
      ref: name,
      attributes: { Arn: arn, SecretArn: secretArn },
      update: ({ Description, AuthorizationType, AuthParameters }) =>
        void connections.update(name, { Description, AuthorizationType, AuthParameters }),
      describe: () => {
        const settings = connections.findByArn(arn)?.settings;
        if (!settings) return undefined;
        const { AuthorizationType, Description } = settings;
        return { AuthorizationType, Description };
      },
      delete: () => {
        if (isThere()) connections.delete(name);
      },
    };
  },
});
