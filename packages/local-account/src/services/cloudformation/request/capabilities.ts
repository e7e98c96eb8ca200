import { AwsError } from '../../../errors/aws-error';
import type { Template } from '../../../template/template';

/**
 * The types whose resources give permissions, and the property by which each gets a name of its own.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
const NAME_PROPERTIES = new Map([
  ['AWS::IAM::AccessKey', ''],
  ['AWS::IAM::Group', 'GroupName'],
  ['AWS::IAM::InstanceProfile', 'InstanceProfileName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::IAM::Policy', ''],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::UserToGroupAddition', ''],
]);

/** What has to be acknowledged before a template is deployed. */
function capabilitiesOf({ Resources }: Pick<Template, 'Resources'>): {
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

/** The same as descriptions of a template have it. */
export function describeCapabilities(template: Pick<Template, 'Resources'>) {
  const { capabilities, types } = capabilitiesOf(template);
  if (capabilities.length === 0) return {};
  return {
    Capabilities: capabilities,
    CapabilitiesReason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
  };
}

/** @throws AwsError `InsufficientCapabilitiesException`; who acknowledges names acknowledges what has none, too */
export function requireCapabilities(template: Template, acknowledged: readonly string[]): void {
  const [needed] = capabilitiesOf(template).capabilities;
  if (needed === undefined || acknowledged.includes('CAPABILITY_NAMED_IAM')) return;
  if (acknowledged.includes(needed)) return;
  throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${needed}]`);
}
