import type { Template } from '../../../template/template';

/** The property by which a resource type gets a name of its own. */
const NAME_PROPERTIES = new Map([
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::Policy', ''],
]);

/**
 * What has to be acknowledged before a template is deployed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export function capabilitiesOf({ Resources }: Template): {
  readonly capabilities: ('CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM')[];
  /** The types that ask for them. */
  readonly types: string[];
} {
  const acknowledged = Object.values(Resources).filter(({ Type }) => NAME_PROPERTIES.has(Type));
  const types = [...new Set(acknowledged.map(({ Type }) => Type))];
  if (types.length === 0) return { capabilities: [], types };
  const named = acknowledged.some(({ Type, Properties }) =>
    Object.hasOwn(Properties, NAME_PROPERTIES.get(Type) ?? ''),
  );
  return { capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'], types };
}
