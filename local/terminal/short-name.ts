/**
 * What tells a resource from others, for a person: of a physical name that is made of the stack's name, a logical id and a suffix, or of
 * an ARN that ends in one, the logical id without the eight digits that the CDK puts behind it.
 */
export function shortName(resource: string): string {
  const name = resource.split(/[:/]/).at(-1) ?? resource;
  const logicalId = name.split('-').at(-2) ?? name;
  return logicalId.replace(/(?<=.)[0-9A-F]{8}$/, '');
}
