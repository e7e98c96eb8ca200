const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * What tells a resource from others, for a person: of a physical name that is made of the stack's name, a logical id and a suffix, or of
 * an ARN that ends in one, the logical id without the eight digits that the CDK puts behind it; of a stack's ARN its name.
 */
export function shortName(resource: string): string {
  const parts = resource.split(/[:/]/);
  const name = parts.at(-1) ?? resource;
  if (UUID.test(name)) return parts.at(-2) ?? name;
  const logicalId = name.split('-').at(-2) ?? name;
  return logicalId.replace(/(?<=.)[0-9A-F]{8}$/, '');
}
