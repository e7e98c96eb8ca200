import type { DeleteConnectionResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { connectionName } from '../connection/connection-input';
import type { EventsPorts } from '../ports';
import { connectionDescription } from './connection-description';
import { connectionArn } from './events-resource';

export const deleteConnection = operation({
  name: 'DeleteConnection',
  input: z.object({ Name: connectionName }),
  authorize: ({ Name }, ports: EventsPorts) => connectionArn(Name, ports),
  run: ({ Name }, { connections }) => {
    const {
      Name: _name,
      AuthorizationType: _type,
      ...deleted
    } = connectionDescription(connections.delete(Name));
    return { ...deleted, ConnectionState: 'DELETING' } satisfies DeleteConnectionResponse;
  },
});
