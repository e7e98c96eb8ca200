import { z } from 'zod';
import { cfnNumber } from '../../../engine/property-schemas';
import { type ResourceIdentity, resourceType } from '../../../engine/resource-type';
import { type Answered, askProvider, type OwnProperties } from '../ask-provider';
import { CustomResourceFailed } from '../custom-resource-failed';
import type { CustomResourcePorts } from '../ports';
import type { Asked } from '../provider-request';

const customProperties = z.looseObject({
  ServiceToken: z
    .string()
    .regex(/^arn:[^:]+:(?:lambda|sns):/, {
      error: ({ input }) => `It takes the ARN of a function or a topic, not ${JSON.stringify(input)}`,
    })
    .describe('the ARN of a function or of an SNS topic'),
  ServiceTimeout: cfnNumber.pipe(z.number().int().min(1).max(3600)).optional(),
});

/** What its author's function makes: `AWS::CloudFormation::CustomResource`, and every type `Custom::…`. */
export const customResource = resourceType({
  type: 'AWS::CloudFormation::CustomResource',
  properties: customProperties,
  create: async (created, ports: CustomResourcePorts, identity) => {
    let properties = created;
    const ask = async (asked: Asked, given: OwnProperties) =>
      requireSuccess(await askProvider(asked, identity, given, ports), identity);
    const first = await askToCreate(created, identity, ports);
    let physicalId = physicalIdOf(first, identity);
    const superseded = new Map<string, OwnProperties>();
    return {
      get ref() {
        return physicalId;
      },
      attributes: first.Data,
      update: async (changed) => {
        if (changed.ServiceToken !== properties.ServiceToken) {
          throw new CustomResourceFailed(identity, 'Modifying service token is not allowed.');
        }
        const asked = {
          RequestType: 'Update',
          PhysicalResourceId: physicalId,
          OldResourceProperties: properties,
        } as const;
        const answered = await ask(asked, changed);
        const nextId = physicalIdOf(answered, identity);
        // "If they're different, CloudFormation recognizes the update as a replacement and sends a delete request to the old resource."
        if (nextId !== physicalId) superseded.set(physicalId, properties);
        superseded.delete(nextId);
        physicalId = nextId;
        properties = changed;
        return answered.Data;
      },
      takeSuperseded: () => {
        const taken = [...superseded].map(([ref, given]) => ({
          ref,
          delete: async () => void (await ask({ RequestType: 'Delete', PhysicalResourceId: ref }, given)),
        }));
        superseded.clear();
        return taken;
      },
      delete: async () => {
        await ask({ RequestType: 'Delete', PhysicalResourceId: physicalId }, properties);
      },
    };
  },
});

/**
 * Asks for a resource. One that could not be made is deleted again, as CloudFormation does it when it rolls back.
 *
 * @throws CustomResourceFailed
 */
async function askToCreate(
  properties: OwnProperties,
  identity: ResourceIdentity,
  ports: CustomResourcePorts,
): Promise<Answered> {
  const answered = await askProvider({ RequestType: 'Create' }, identity, properties, ports);
  const { PhysicalResourceId = identity.physicalName, Status } = answered;
  if (Status === 'FAILED') {
    await askProvider({ RequestType: 'Delete', PhysicalResourceId }, identity, properties, ports);
  }
  return requireSuccess(answered, identity);
}

/** @throws CustomResourceFailed, in AWS's words, by users who met them */
function requireSuccess(answered: Answered, identity: ResourceIdentity): Answered {
  const { Status, Reason, requestId } = answered;
  if (Status === 'SUCCESS') return answered;
  throw new CustomResourceFailed(
    identity,
    `Received response status [FAILED] from custom resource. Message returned: ${describeReason(Reason)} (RequestId: ${requestId})`,
  );
}

function describeReason(reason: unknown): string {
  return typeof reason === 'string' ? reason : JSON.stringify(reason ?? null);
}

/** @throws CustomResourceFailed for an answer without one, in the words of https://github.com/aws/aws-lambda-go/issues/107 */
function physicalIdOf({ PhysicalResourceId = '' }: Answered, identity: ResourceIdentity): string {
  if (PhysicalResourceId !== '') return PhysicalResourceId;
  throw new CustomResourceFailed(identity, 'Invalid PhysicalResourceId');
}
