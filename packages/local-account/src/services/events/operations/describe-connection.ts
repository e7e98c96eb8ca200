import type { DescribeConnectionResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { connectionName } from '../connection/connection-input';
import type { EventsPorts } from '../ports';
import { authParametersDescription, connectionDescription } from './connection-description';
import { connectionArn } from './events-resource';

export const describeConnection = operation({
  name: 'DescribeConnection',
  input: z.object({ Name: connectionName }),
  authorize: ({ Name }, ports: EventsPorts) => connectionArn(Name, ports),
  run: ({ Name }, { connections }) => {
    const connection = connections.connection(Name, 'describe');
    return {
      ...connectionDescription(connection),
      Description: connection.settings.Description,
      SecretArn: connection.secretArn,
      AuthParameters: authParametersDescription(connection),
    } satisfies DescribeConnectionResponse;
  },
});
