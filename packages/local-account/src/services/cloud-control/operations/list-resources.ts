import { isDeepStrictEqual } from 'node:util';
import type { ListResourcesOutput } from '@aws-sdk/client-cloudcontrol';
import { z } from 'zod';
import { isJsonObject } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
import { ownValue } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import { pageInOrder } from '../../../wire/page';
import { identifierOf, modelOf, resourcesOf } from '../find-resource';
import type { CloudControlPorts } from '../ports';
import { resourceInput } from './resource-input';

export const listResources = operation({
  name: 'ListResources',
  action: 'cloudformation:ListResources',
  input: z.object({
    ...resourceInput,
    MaxResults: z.number().int().min(1).max(100).default(100),
    NextToken: z.string().optional(),
    ResourceModel: z.string().transform(readModel).optional(),
  }),
  authorize: () => '*',
  run: async ({ TypeName, MaxResults, NextToken, ResourceModel = {} }, ports: CloudControlPorts) => {
    const wanted = Object.entries(ResourceModel);
    const listed: { readonly Identifier: string; readonly Properties: string }[] = [];
    for (const resource of resourcesOf(ports, TypeName)) {
      const model = await modelOf(resource);
      if (!model || !wanted.every(([name, value]) => isDeepStrictEqual(ownValue(model, name), value)))
        continue;
      listed.push({ Identifier: identifierOf(resource), Properties: JSON.stringify(model) });
    }
    const { items, nextToken } = pageInOrder(listed, {
      limit: MaxResults,
      token: NextToken,
      invalidToken: new AwsError('InvalidRequestException', 'The token is not valid.'),
    });
    return {
      TypeName,
      ResourceDescriptions: [...items],
      NextToken: nextToken,
    } satisfies ListResourcesOutput;
  },
});

function readModel(text: string): Record<string, unknown> {
  try {
    const model: unknown = JSON.parse(text);
    if (isJsonObject(model)) return model;
  } catch {
    // What is no JSON is no object either.
  }
  throw new AwsError('InvalidRequestException', 'ResourceModel has to be a JSON object.');
}
