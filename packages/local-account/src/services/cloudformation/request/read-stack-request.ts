import { parameterValues } from '../../../engine/parameter-values';
import { pseudoParameters } from '../../../engine/pseudo-parameters';
import type { StackRequest } from '../../../engine/stacks/stack-request';
import type { StackView } from '../../../engine/stacks/stack-view';
import { AwsError } from '../../../errors/aws-error';
import { parseParameterType } from '../../../template/parameter';
import { readParameters } from '../../../template/parameter-input';
import { checkRules } from '../../../template/rules';
import type { Template } from '../../../template/template';
import type { Call } from '../../../wire/operation';
import type { CloudFormationPorts } from '../ports';
import { stackArnOf } from '../stack/stack-of';
import { requireCapabilities } from './capabilities';
import { requireExecutionRole } from './execution-role';
import { inAwsWords } from './in-aws-words';
import { readTemplate } from './read-template';
import type { StackRequestInput } from './request-input';
import { givenTemplateText } from './template-source';

/** What a client asks for, and of which stack. */
export interface GivenRequest extends StackRequestInput {
  readonly StackName: string;
  readonly UsePreviousTemplate?: boolean | undefined;
}

/**
 * Reads what a client asks a stack to become, as CloudFormation does before it begins.
 *
 * @param previous the stack that there is @default - it is new
 * @throws AwsError in CloudFormation's words; of types and properties nothing is said yet
 */
export async function readStackRequest(
  given: GivenRequest,
  ports: CloudFormationPorts,
  call: Call,
  previous?: StackView,
): Promise<StackRequest> {
  const before = previous?.request;
  const templateText = await templateTextOf(given, ports, call, before);
  const template = readTemplate(templateText);
  const parameters = inAwsWords(() => readParameters(template, given.Parameters, before));
  requireSsmParameters(template, parameters, ports);
  inAwsWords(() => checkRules(template, parametersOf(given.StackName, template, parameters, ports)));
  requireResourceTypes(template, given.ResourceTypes);
  requireCapabilities(template, given.Capabilities);
  const { RoleARN = before?.roleArn, Tags } = given;
  if (RoleARN !== undefined) requireExecutionRole(RoleARN, stackArnOf(ports, given.StackName), ports);
  return {
    templateText,
    template,
    parameters,
    // What is not given stays as it was, of tags, too.
    tags: Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })) ?? before?.tags ?? [],
    capabilities: given.Capabilities,
    notificationArns: [],
    ...(RoleARN !== undefined && { roleArn: RoleARN }),
    ...(given.DeploymentConfig && { deploymentMode: given.DeploymentConfig.Mode }),
  };
}

async function templateTextOf(
  given: GivenRequest,
  ports: CloudFormationPorts,
  call: Call,
  before: StackRequest | undefined,
): Promise<string> {
  const text = given.UsePreviousTemplate ? before?.templateText : await givenTemplateText(given, ports, call);
  if (text !== undefined) return text;
  throw new AwsError('ValidationError', 'Either Template URL or Template Body must be specified.');
}

/** AWS reads them before it does anything; its words are in issues of its users. */
function requireSsmParameters(
  { Parameters }: Template,
  values: ReadonlyMap<string, string>,
  { ssmParameter }: CloudFormationPorts,
): void {
  const missing = Object.entries(Parameters)
    .filter(([, { Type }]) => parseParameterType(Type)?.isSsmValue)
    .map(([name]) => values.get(name) ?? '')
    .filter((name) => ssmParameter(name) === undefined);
  if (missing.length === 0) return;
  throw new AwsError(
    'ValidationError',
    `Unable to fetch parameters [${missing.join(',')}] from parameter store for this account.`,
  );
}

/** What `Ref` gives before there is any resource. */
function parametersOf(
  stackName: string,
  template: Template,
  values: ReadonlyMap<string, string>,
  { account, ssmParameter }: CloudFormationPorts,
): ReadonlyMap<string, unknown> {
  const pseudo = Object.entries(pseudoParameters(account, { stackName, stackId: '' }));
  return new Map([...pseudo, ...parameterValues(template, values, ssmParameter)]);
}

/** Recorded on AWS. `AWS::SQS::*` stands for all types of SQS. */
function requireResourceTypes({ Resources }: Template, allowed: readonly string[] | undefined): void {
  if (allowed === undefined) return;
  const isAllowed = (type: string) =>
    allowed.some(
      (one) => one === '*' || one === type || (one.endsWith('::*') && type.startsWith(one.slice(0, -1))),
    );
  const refused = Object.values(Resources).find(({ Type }) => !isAllowed(Type));
  if (!refused) return;
  throw new AwsError(
    'ValidationError',
    `Resource type ${refused.Type} is not allowed by parameter ResourceTypes [${allowed.join(', ')}]`,
  );
}
