import type { ListTablesOutput } from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tableReference } from '../request-members';

export const listTables = operation({
  name: 'ListTables',
  input: z.object({
    ExclusiveStartTableName: tableReference.optional(),
    Limit: z.number().int().min(1).max(100).default(100),
  }),
  authorize: (_, { tables }: DynamoDbPorts) => tables.arnOf('*'),
  run: ({ ExclusiveStartTableName: start = '', Limit }, { tables }) => {
    const names = tables
      .all()
      .map(({ name }) => name)
      .filter((name) => name > start);
    const page = names.slice(0, Limit);
    return {
      TableNames: page,
      LastEvaluatedTableName: names.length > Limit ? page.at(-1) : undefined,
    } satisfies ListTablesOutput;
  },
});
