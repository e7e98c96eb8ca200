import type { UpdateConnectionResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { connectionInput, connectionName } from '../connection/connection-input';
import type { EventsPorts } from '../ports';
import { connectionChange } from './connection-description';
import { connectionArn } from './events-resource';

/** What is left out stays as it is. */
export const updateConnection = operation({
  name: 'UpdateConnection',
  input: z.object({ Name: connectionName, ...z.object(connectionInput).partial().shape }),
  authorize: ({ Name }, ports: EventsPorts) => connectionArn(Name, ports),
  run: ({ Name, ...settings }, { connections }) =>
    connectionChange(connections.update(Name, settings)) satisfies UpdateConnectionResponse,
});
