import type { GetResourceOutput } from '@aws-sdk/client-cloudcontrol';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { findResource, identifierOf, modelOf, resourceNotFound } from '../find-resource';
import type { CloudControlPorts } from '../ports';
import { identifierInput, resourceInput } from './resource-input';

export const getResource = operation({
  name: 'GetResource',
  action: 'cloudformation:GetResource',
  input: z.object({ ...resourceInput, Identifier: identifierInput }),
  authorize: () => '*',
  run: async ({ TypeName, Identifier }, ports: CloudControlPorts) => {
    const resource = findResource(ports, TypeName, Identifier);
    const model = await modelOf(resource);
    if (!model) throw resourceNotFound(TypeName, Identifier);
    return {
      TypeName,
      ResourceDescription: {
        Identifier: identifierOf(resource),
        Properties: JSON.stringify(model),
      },
    } satisfies GetResourceOutput;
  },
});
