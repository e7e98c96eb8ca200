import type { Payload } from '@pipeline/states-language';

/**
 * What Step Functions makes of an argument that the service takes as text: a string stays as it is, and null is as good as
 * left out (recorded on AWS: a null MessageBody is answered as a missing one).
 */
export function textOf(argument: Payload | undefined): string | undefined {
  const { value = null, text } = argument ?? {};
  if (value === null) return undefined;
  return typeof value === 'string' ? value : text;
}
