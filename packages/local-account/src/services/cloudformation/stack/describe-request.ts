import { NO_ECHO } from '../../../engine/stacks/no-echo';
import type { StackRequest } from '../../../engine/stacks/stack-request';
import { parseParameterType } from '../../../template/parameter';
import type { CloudFormationPorts } from '../ports';

/** What a stack, or a change set, was asked to become. */
export function describeRequest(request: StackRequest, ports: Pick<CloudFormationPorts, 'ssmParameter'>) {
  const { capabilities, deploymentMode, roleArn, tags } = request;
  return {
    Capabilities: [...(capabilities ?? [])].sort() as (
      | 'CAPABILITY_AUTO_EXPAND'
      | 'CAPABILITY_IAM'
      | 'CAPABILITY_NAMED_IAM'
    )[],
    RoleARN: roleArn,
    Parameters: describeParameters(request, ports),
    Tags: tags?.map(({ key, value }) => ({ Key: key, Value: value })),
    DeploymentConfig: deploymentMode && { Mode: deploymentMode },
  };
}

function describeParameters(
  { parameters, template }: StackRequest,
  { ssmParameter }: Pick<CloudFormationPorts, 'ssmParameter'>,
) {
  return Object.entries(template.Parameters).map(([name, { Default, NoEcho, Type }]) => {
    const text = parameters?.get(name) ?? (Default === undefined ? undefined : String(Default));
    const isSsm = parseParameterType(Type)?.isSsmValue === true;
    return {
      ParameterKey: name,
      ParameterValue: NoEcho ? NO_ECHO : text,
      ResolvedValue: isSsm && !NoEcho && text !== undefined ? ssmParameter(text) : undefined,
    };
  });
}
