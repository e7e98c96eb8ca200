import type { GetParameterHistoryResult } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import { pageInOrder } from '../../../wire/page';
import type { SsmPorts } from '../ports';
import { describeMetadata } from './describe-metadata';
import { INVALID_TOKEN, parameterName, parameterResource } from './parameter-input';
import { readParameter } from './read-parameter';

export const getParameterHistory = operation({
  name: 'GetParameterHistory',
  input: z.object({
    MaxResults: z.number().int().min(1).max(50).default(50),
    Name: parameterName,
    NextToken: z.string().optional(),
    WithDecryption: z.boolean().default(false),
  }),
  authorize: ({ Name }, { account }: SsmPorts) => parameterResource(account, Name),
  run: ({ MaxResults, Name, NextToken, WithDecryption }, ports, { caller }) => {
    const versions = ports.parameters.versions(Name);
    if (versions.length === 0) throw new AwsError('ParameterNotFound', '');
    const { items, nextToken } = pageInOrder(versions, {
      limit: MaxResults,
      token: NextToken,
      invalidToken: INVALID_TOKEN,
    });
    return {
      Parameters: items.map((version) => {
        const { ARN: _, ...described } = describeMetadata(version);
        const { Value } = readParameter(version, WithDecryption, ports, caller);
        return { ...described, Labels: [], Value };
      }),
      NextToken: nextToken,
    } satisfies GetParameterHistoryResult;
  },
});
