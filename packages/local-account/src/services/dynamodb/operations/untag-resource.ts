import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { resourceArn, tableOfArn } from './table-of-arn';

export const untagResource = operation({
  name: 'UntagResource',
  input: z.object({ ResourceArn: resourceArn, TagKeys: z.array(z.string().min(1).max(128)) }),
  authorize: ({ ResourceArn }) => ResourceArn,
  run: ({ ResourceArn, TagKeys }, { tables }: DynamoDbPorts) => {
    const table = tableOfArn(tables, ResourceArn);
    const { definition } = table;
    const left = [...definition.tags].filter(([key]) => !TagKeys.includes(key));
    table.definition = { ...definition, tags: new Map(left) };
    return {};
  },
});
