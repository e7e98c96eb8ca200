import { parseProperties } from '../src/engine/parse-properties';
import type { LiveResource, ResourceAttributes } from '../src/engine/resource-type';
import type { LocalAccount } from '../src/local-account';

/** A resource as the engine has it, by properties as a template gives them. */
export interface LiveResourceUnderTest extends Omit<LiveResource, 'delete' | 'update'> {
  readonly update: (properties: object, revertsDrift?: boolean) => Promise<ResourceAttributes | void>;
  /** Stops it before, as the engine does. */
  readonly delete: () => Promise<void>;
}

/**
 * Creates a resource in an account, and starts it.
 *
 * @param logicalId @default - `It`; its physical name is `Test-` and the logical id
 */
export async function createLive(
  account: Pick<LocalAccount, 'registry'>,
  typeName: string,
  properties: object,
  logicalId = 'It',
): Promise<LiveResourceUnderTest> {
  const type = account.registry.run.get(typeName)!;
  const read = (given: object) => parseProperties(type, { ...given }, logicalId);
  const live = await type.create(read(properties), {
    logicalId,
    type: typeName,
    stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Test/id',
    physicalName: `Test-${logicalId}`,
  });
  await live.start?.();
  return {
    ...live,
    // An update may give it another one.
    get ref() {
      return live.ref;
    },
    update: async (given, revertsDrift) => live.update!(read(given), revertsDrift),
    delete: async () => {
      await live.stop?.();
      await live.delete!();
    },
  };
}
