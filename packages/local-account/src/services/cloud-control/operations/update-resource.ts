import { randomUUID } from 'node:crypto';
import type { UpdateResourceOutput } from '@aws-sdk/client-cloudcontrol';
import { z } from 'zod';
import { parseProperties } from '../../../engine/parse-properties';
import type { StackedResource } from '../../../engine/stacks/stacked-resource';
import { AwsError } from '../../../errors/aws-error';
import { UserError } from '../../../errors/user-error';
import { operation } from '../../../wire/operation';
import { findResource, identifierOf, modelOf, resourceNotFound } from '../find-resource';
import { patchProperties } from '../patch-properties';
import type { CloudControlPorts } from '../ports';
import { identifierInput, resourceInput } from './resource-input';

/**
 * The update is done when it is answered: on AWS it is IN_PROGRESS then, and whoever does not ask on does not learn that it failed. Here
 * what cannot be done is refused at once.
 */
export const updateResource = operation({
  name: 'UpdateResource',
  action: 'cloudformation:UpdateResource',
  input: z.object({
    ...resourceInput,
    ClientToken: z.string().optional(),
    Identifier: identifierInput,
    PatchDocument: z.string().min(1).max(262_144),
  }),
  authorize: () => '*',
  run: async ({ TypeName, Identifier, PatchDocument }, ports: CloudControlPorts) => {
    const resource = findResource(ports, TypeName, Identifier);
    const present = await resource.describePatched();
    if (!present) throw resourceNotFound(TypeName, Identifier);
    const properties = patchProperties(TypeName, present, PatchDocument);
    await change(resource, properties, ports);
    return {
      ProgressEvent: ports.requests.keep({
        TypeName,
        Identifier: identifierOf(resource),
        RequestToken: randomUUID(),
        Operation: 'UPDATE',
        OperationStatus: 'SUCCESS',
        EventTime: new Date(ports.clock.now()),
        ResourceModel: JSON.stringify(await modelOf(resource)),
      }),
    } satisfies UpdateResourceOutput;
  },
});

/** @throws AwsError `UnsupportedActionException`, `InvalidRequestException`, and what the resource's service answers */
async function change(
  resource: StackedResource,
  properties: Readonly<Record<string, unknown>>,
  { registry }: CloudControlPorts,
): Promise<void> {
  const type = registry.run.get(resource.type);
  if (!type) {
    const reason = registry.accepted.get(resource.type)?.reason ?? '';
    throw notRun(`The local run accepts ${resource.type} and does not run it: ${reason}.`);
  }
  if (!resource.live?.update) {
    throw notRun(`The local run does not change a resource of type ${resource.type} in place.`);
  }
  try {
    await resource.drift(properties, parseProperties(type, properties, resource.logicalId));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new AwsError('InvalidRequestException', error.message);
  }
}

function notRun(message: string): AwsError {
  return new AwsError('UnsupportedActionException', message, 405);
}
