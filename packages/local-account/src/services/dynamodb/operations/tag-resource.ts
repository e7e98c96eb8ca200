import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { DynamoDbPorts } from '../ports';
import { tags, tagsByKey } from './definition-members';
import { resourceArn, tableOfArn } from './table-of-arn';

export const tagResource = operation({
  name: 'TagResource',
  input: z.object({ ResourceArn: resourceArn, Tags: tags }),
  authorize: ({ ResourceArn }) => ResourceArn,
  run: ({ ResourceArn, Tags }, { tables }: DynamoDbPorts) => {
    const table = tableOfArn(tables, ResourceArn);
    const { definition } = table;
    table.definition = { ...definition, tags: new Map([...definition.tags, ...tagsByKey(Tags)]) };
    return {};
  },
});
