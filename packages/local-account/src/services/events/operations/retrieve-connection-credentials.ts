import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { credentialsOf } from '../connection/connection-credentials';
import type { EventsPorts } from '../ports';

/**
 * A right that is no operation of the API: other services read a connection with it, and with the rights to its secret.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const retrieveConnectionCredentials = operation({
  name: 'RetrieveConnectionCredentials',
  input: z.object({ connectionArn: z.string() }),
  authorize: ({ connectionArn }, { connections }: EventsPorts) => {
    const secretArn = connections.findByArn(connectionArn)?.secretArn;
    return [
      { resource: connectionArn },
      ...(secretArn === undefined
        ? []
        : [
            { action: 'secretsmanager:GetSecretValue', resource: secretArn },
            { action: 'secretsmanager:DescribeSecret', resource: secretArn },
          ]),
    ];
  },
  run: ({ connectionArn }, { clock, connections }, { signal }) => {
    const connection = connections.findByArn(connectionArn);
    if (connection) return credentialsOf(connection, { clock }, signal);
    throw new AwsError('ResourceNotFoundException', `Connection '${connectionArn}' does not exist.`);
  },
});
