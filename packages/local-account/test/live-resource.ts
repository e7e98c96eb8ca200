import type { BoundResourceType, LiveResource } from '../src/engine/resource-type';
import type { LocalAccount } from '../src/local-account';

/** A resource of a test, without a template: it is created and started, and takes properties as a template gives them. */
export interface ResourceUnderTest {
  readonly live: LiveResource;
  /** Changes it in place. @throws as the type does */
  readonly update: (properties: object) => Promise<void>;
  /** Stops and deletes it. */
  readonly delete: () => Promise<void>;
}

/**
 * Creates a resource the way the engine does, with its functions resolved.
 *
 * @param logicalId its physical name is this, too
 */
export function createResourceUnderTest(
  account: Pick<LocalAccount, 'registry'>,
  typeName: string,
  properties: object,
  logicalId = 'resource',
): Promise<ResourceUnderTest> {
  const type = account.registry.run.get(typeName);
  if (!type) throw new Error(`${typeName} is not run`);
  return createOfType(type, properties, logicalId);
}

/** Creates a resource where there is no account, but what its service works on. */
export async function createOfType(
  type: BoundResourceType,
  properties: object,
  logicalId = 'resource',
): Promise<ResourceUnderTest> {
  const live = await type.create(type.properties.parse(properties), {
    logicalId,
    type: type.type,
    stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Test/id',
    physicalName: logicalId,
  });
  await live.start?.();
  return {
    live,
    update: async (changed) => {
      await live.update?.(type.properties.parse(changed));
    },
    delete: async () => {
      await live.stop?.();
      await live.delete?.();
    },
  };
}
