import { applyPatch } from 'rfc6902';
import { z } from 'zod';
import { isJsonObject } from '@pipeline/states-language';
import { changedPaths } from '../../engine/stacks/changed-properties';
import { isCreateOnly } from '../../engine/stacks/replacement';
import { AwsError } from '../../errors/aws-error';

const path = z.string().regex(/^(?:\/|$)/);

const patchSchema = z.array(
  z.discriminatedUnion('op', [
    z.object({ op: z.enum(['add', 'replace', 'test']), path, value: z.unknown() }),
    z.object({ op: z.literal('remove'), path }),
    z.object({ op: z.enum(['copy', 'move']), path, from: path }),
  ]),
);

type Properties = Readonly<Record<string, unknown>>;

/**
 * Makes the changes of a JSON Patch to the properties of a resource.
 *
 * @param patchDocument JSON: https://www.rfc-editor.org/rfc/rfc6902
 * @throws AwsError `ValidationException`, `InvalidRequestException`, `NotUpdatableException`
 */
export function patchProperties(typeName: string, properties: Properties, patchDocument: string): Properties {
  const patched: unknown = structuredClone(properties);
  const [failure] = applyPatch(patched, readPatch(patchDocument)).filter((result) => result !== null);
  if (failure)
    throw new AwsError('InvalidRequestException', `The patch cannot be applied: ${failure.message}`);
  if (!isJsonObject(patched))
    throw new AwsError('InvalidRequestException', 'The patch leaves no properties.');
  const fixed = changedPaths(properties, patched).filter((changed) => isCreateOnly(typeName, changed));
  if (fixed.length === 0) return patched;
  // The words: https://github.com/pulumi/pulumi-aws-native/issues/2936
  const names = fixed.map((name) => `/properties/${name.replaceAll('.', '/')}`).join(', ');
  throw new AwsError(
    'NotUpdatableException',
    `Invalid patch update: createOnlyProperties [${names}] cannot be updated`,
  );
}

function readPatch(text: string): Parameters<typeof applyPatch>[1] {
  try {
    return patchSchema.parse(JSON.parse(text));
  } catch {
    throw new AwsError('ValidationException', 'PatchDocument is not a JSON Patch document (RFC 6902).');
  }
}
