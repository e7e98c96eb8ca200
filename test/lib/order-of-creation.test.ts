import type { Template } from 'aws-cdk-lib/assertions';
import { logicalIdOfOutput, synthesizePipeline } from './synthesized-stack';
import { allResources, onlyResource, resourcesOf } from './template-resources';

let template: Template;

beforeAll(() => {
  template = synthesizePipeline();
});

/** Everything that CloudFormation creates before a resource: what it names, and what that names in turn. */
function createdBefore(logicalId: string, found = new Set<string>()): Set<string> {
  const resources = allResources(template);
  const { Properties, DependsOn = [] } = resources[logicalId]!;
  for (const before of [...DependsOn, ...referencesIn(Properties)]) {
    if (!(before in resources) || found.has(before)) continue;
    found.add(before);
    createdBefore(before, found);
  }
  return found;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    if (key === 'Ref') return [member as string];
    if (key === 'Fn::GetAtt') return [(member as string[])[0]!];
    if (key === 'Fn::Sub') return [...JSON.stringify(member).matchAll(/\$\{(\w+)/g)].map(([, name]) => name!);
    return referencesIn(member);
  });
}

/** The policies of a type that name the resource they are attached to. */
function policiesOf(type: string, property: 'Queues' | 'Roles', logicalId: string): string[] {
  return Object.entries(resourcesOf(template, type))
    .filter(([, { Properties }]) => JSON.stringify(Properties[property]).includes(`"${logicalId}"`))
    .map(([policy]) => policy);
}

describe('the pipe, which starts to move transactions as soon as it exists, comes after', () => {
  const beforePipe = () => createdBefore(onlyResource(template, 'AWS::Pipes::Pipe').logicalId);

  test.each<[string, () => string[]]>([
    ['the rule, since the bus drops what no rule matches', () => [logicalIdOfOutput(template, 'RuleArn')]],
    [
      'the archive, so that the first transaction is in it',
      () => [logicalIdOfOutput(template, 'ArchiveArn')],
    ],
    ['unprocessed', () => [logicalIdOfOutput(template, 'UnprocessedQueueUrl')]],
    [
      'the policy that lets the rule write to unprocessed',
      () => policiesOf('AWS::SQS::QueuePolicy', 'Queues', logicalIdOfOutput(template, 'UnprocessedQueueUrl')),
    ],
    ['undelivered', () => [logicalIdOfOutput(template, 'UndeliveredQueueUrl')]],
    ['the workflow', () => [logicalIdOfOutput(template, 'StateMachineArn')]],
    ['the function', () => [onlyResource(template, 'AWS::Lambda::Function').logicalId]],
    ["the function's log group", () => [logicalIdOfOutput(template, 'LogGroupName')]],
    [
      'every role but that of the API, which no transaction needs any more',
      () => {
        const { CredentialsArn } = onlyResource(template, 'AWS::ApiGatewayV2::Integration').Properties;
        const ofApi = referencesIn(CredentialsArn);
        return Object.keys(resourcesOf(template, 'AWS::IAM::Role')).filter((role) => !ofApi.includes(role));
      },
    ],
  ])('%s', (_, before) => {
    expect(before().length).toBeGreaterThan(0);
    expect([...beforePipe()]).toEqual(expect.arrayContaining(before()));
  });
});

test('the workflow comes after what it is allowed to do', () => {
  const { logicalId, Properties } = onlyResource(template, 'AWS::StepFunctions::StateMachine');
  const [role] = referencesIn(Properties.RoleArn);
  const policies = policiesOf('AWS::IAM::Policy', 'Roles', role!);
  expect(policies).toHaveLength(1);
  expect([...createdBefore(logicalId)]).toEqual(expect.arrayContaining(policies));
});

test('the rule comes after what it is allowed to do, since EventBridge does not retry a missing permission', () => {
  const { logicalId, Properties } = onlyResource(template, 'AWS::Events::Rule');
  const [{ RoleArn }] = Properties.Targets as [{ RoleArn: unknown }];
  const [role] = referencesIn(RoleArn);
  expect(policiesOf('AWS::IAM::Policy', 'Roles', role!)).toEqual([]);
  expect([...createdBefore(logicalId)]).toContain(role);
});

test('the archive comes after its bus', () => {
  expect([...createdBefore(logicalIdOfOutput(template, 'ArchiveArn'))]).toContain(
    logicalIdOfOutput(template, 'EventBusName'),
  );
});
