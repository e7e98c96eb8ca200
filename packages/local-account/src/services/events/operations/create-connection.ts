import type { CreateConnectionResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { connectionInput, connectionName } from '../connection/connection-input';
import type { EventsPorts } from '../ports';
import { connectionChange } from './connection-description';
import { connectionArn } from './events-resource';

export const createConnection = operation({
  name: 'CreateConnection',
  input: z.object({ Name: connectionName, ...connectionInput }),
  authorize: ({ Name }, ports: EventsPorts) => connectionArn(Name, ports),
  run: ({ Name, ...settings }, { connections }) =>
    connectionChange(connections.create(Name, settings)) satisfies CreateConnectionResponse,
});
