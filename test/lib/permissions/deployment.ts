import type { Template } from 'aws-cdk-lib/assertions';
import type { Principal } from '@pipeline/iam-policy';
import { logicalIdOfOutput, synthesizePipeline } from '../synthesized-stack';
import { allResources, onlyResource, resourcesOf } from '../template-resources';
import { allCalls } from './calls';
import { ACCOUNT, type Call, DeployedPolicies } from './deployed-policies';

export type RoleOf = 'api' | 'pipe' | 'rule' | 'workflow' | 'function';

/** A deployed template: who the roles are, what the resources are called, and what the policies say. */
export class Deployment {
  readonly policies: DeployedPolicies;
  /** ARNs of the stack's resources by a name of ours. */
  readonly names: Record<string, string>;
  private readonly template: Template;
  private readonly everyCall: readonly Call[];

  constructor(configured: Record<string, unknown>) {
    this.template = synthesizePipeline(configured);
    this.policies = new DeployedPolicies(this.template);
    const byOutput = (output: string) => this.policies.arn(logicalIdOfOutput(this.template, output));
    this.names = {
      source: byOutput('QueueUrl'),
      undelivered: byOutput('UndeliveredQueueUrl'),
      unprocessed: byOutput('UnprocessedQueueUrl'),
      bus: byOutput('EventBusName'),
      archive: byOutput('ArchiveArn'),
      rule: byOutput('RuleArn'),
      workflow: byOutput('StateMachineArn'),
      log: byOutput('LogGroupName').replace(/:\*$/, ':log-stream:Stream'),
      function: this.policies.arn(onlyResource(this.template, 'AWS::Lambda::Function').logicalId),
      topic: this.policies.arn(onlyResource(this.template, 'AWS::SNS::Topic').logicalId),
      ...this.ofEncryption(),
      pipe: this.policies.arn(onlyResource(this.template, 'AWS::Pipes::Pipe').logicalId),
    };
    this.everyCall = this.listCalls();
  }

  roleArn(of: RoleOf): string {
    const only = (type: string) => onlyResource(this.template, type).Properties;
    const [target] = only('AWS::Events::Rule').Targets as [{ RoleArn: unknown }];
    return this.policies.resolve(
      {
        api: only('AWS::ApiGatewayV2::Integration').CredentialsArn,
        pipe: only('AWS::Pipes::Pipe').RoleArn,
        rule: target.RoleArn,
        workflow: only('AWS::StepFunctions::StateMachine').RoleArn,
        function: only('AWS::Lambda::Function').Role,
      }[of],
    ) as string;
  }

  role(of: RoleOf): Principal {
    return { type: 'role', roleArn: this.roleArn(of), sessionName: 'session', accountId: ACCOUNT };
  }

  /** Everything that is allowed of all that is tried, as `action name`. */
  allowed(principal: Principal, context: Record<string, string> = {}): string[] {
    return this.everyCall
      .filter((call) => this.policies.allows(principal, { ...call, context }))
      .map(({ action, resource }) => `${action} ${this.nameOf(resource)}`)
      .sort();
  }

  /** What `allowed` finds of one service only. */
  allowedOn(service: string, principal: Principal, context: Record<string, string> = {}): string[] {
    return this.allowed(principal, context).filter((call) => call.startsWith(`${service}:`));
  }

  private listCalls(): Call[] {
    const types =
      /^AWS::(SQS::Queue|Events::\w+Bus|Events::Rule|Events::Archive|StepFunctions::StateMachine|Lambda::Function|Logs::LogGroup|Pipes::Pipe|IAM::Role|KMS::Key|SNS::Topic)$/;
    const own = Object.entries(allResources(this.template))
      .filter(([, { Type }]) => types.test(Type))
      .map(([logicalId]) => this.policies.arn(logicalId));
    return allCalls([...own, `${this.names.function}:1`]);
  }

  /** The physical name of the bus, which its key's policy says. */
  get busName(): string {
    return onlyResource(this.template, 'AWS::Events::EventBus').Properties.Name as string;
  }

  private ofEncryption(): Record<string, string> {
    const [key] = Object.keys(resourcesOf(this.template, 'AWS::KMS::Key'));
    if (key === undefined) return {};
    const { DeadLetterConfig } = onlyResource(this.template, 'AWS::Events::EventBus').Properties;
    const undecryptable = this.policies.resolve((DeadLetterConfig as { Arn: unknown }).Arn) as string;
    return { key: this.policies.arn(key), undecryptable };
  }

  private nameOf(arn: string): string {
    if (arn === `${this.names.function}:1`) return 'version 1 of the function';
    return Object.entries(this.names).find(([, named]) => named === arn)?.[0] ?? arn;
  }
}
