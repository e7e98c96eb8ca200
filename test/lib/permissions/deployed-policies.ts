import type { Template } from 'aws-cdk-lib/assertions';
import {
  type AccessRequest,
  type CompiledPolicySet,
  compilePolicySet,
  type Decision,
  evaluate,
  type NamedPolicy,
  parsePolicyDocument,
  type Principal,
} from '@pipeline/iam-policy';
import { allResources, type Resource, resourcesOf } from '../template-resources';

export const ACCOUNT = '111111111111';
export const OTHER_ACCOUNT = '222222222222';
export const REGION = 'us-east-1';

/** One call: who makes it is told apart. */
export interface Call {
  readonly action: string;
  readonly resource: string;
  readonly context?: AccessRequest['context'];
}

const arnOf = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** What `Fn::GetAtt` of `Arn` gives for a resource whose physical name is its logical id. */
const arns: Record<string, (name: string) => string> = {
  'AWS::ApiGatewayV2::Api': (name) => `arn:aws:apigateway:${REGION}::/apis/${name}`,
  'AWS::CloudWatch::Alarm': (name) => arnOf('cloudwatch', `alarm:${name}`),
  'AWS::Events::Archive': (name) => arnOf('events', `archive/${name}`),
  'AWS::Events::EventBus': (name) => arnOf('events', `event-bus/${name}`),
  'AWS::Events::Rule': (name) => arnOf('events', `rule/bus/${name}`),
  'AWS::IAM::Role': (name) => `arn:aws:iam::${ACCOUNT}:role/${name}`,
  'AWS::KMS::Key': (name) => arnOf('kms', `key/${name}`),
  'AWS::Lambda::Function': (name) => arnOf('lambda', `function:${name}`),
  'AWS::Logs::LogGroup': (name) => arnOf('logs', `log-group:${name}:*`),
  'AWS::Pipes::Pipe': (name) => arnOf('pipes', `pipe/${name}`),
  'AWS::SNS::Topic': (name) => arnOf('sns', name),
  'AWS::SQS::Queue': (name) => arnOf('sqs', name),
  'AWS::StepFunctions::StateMachine': (name) => arnOf('states', `stateMachine:${name}`),
};

/** Types whose `Ref` is their ARN. */
const REF_IS_ARN = new Set(['AWS::StepFunctions::StateMachine', 'AWS::SNS::Topic']);

const pseudoParameters: Record<string, string> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': REGION,
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The policies of a template as they would be deployed, with ARNs in place of references. */
export class DeployedPolicies {
  private readonly resources: Record<string, Resource>;
  private readonly compiled = new Map<string, CompiledPolicySet>();
  private readonly ofRoles = new Map<string, NamedPolicy[]>();
  private readonly ofResources = new Map<string, { resource?: NamedPolicy }>();

  constructor(private readonly template: Template) {
    this.resources = allResources(template);
  }

  /** The ARN of a resource, by its logical id. */
  arn(logicalId: string): string {
    const { Type } = this.resources[logicalId]!;
    const arn = arns[Type];
    if (!arn) throw new Error(`No ARN is known for ${logicalId} (${Type})`);
    return arn(logicalId);
  }

  /** What a `RoleArn` property or the like comes to. */
  resolve(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((member) => this.resolve(member));
    const [[key, argument] = ['', undefined], ...others] = Object.entries(value) as [string, unknown][];
    if (others.length === 0 && key === 'Ref') return this.ref(argument as string);
    if (others.length === 0 && key === 'Fn::GetAtt') return this.attribute(argument as [string, string]);
    if (others.length === 0 && key === 'Fn::Join') {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => this.resolve(part)).join(separator);
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.resolve(member)]));
  }

  /** Whether a principal may make a call, by its own policies and by that of the resource. */
  allows(principal: Principal, call: Call): boolean {
    return this.decide(principal, call).effect === 'Allow';
  }

  /** The same, with what it rests on. */
  decide(principal: Principal, { action, resource, context = {} }: Call): Decision {
    const owner = resource.split(':')[4];
    const role = principal.type === 'role' ? principal.roleArn : '';
    const policies = remember(this.compiled, `${role} ${resource}`, () =>
      compilePolicySet({
        identity: remember(this.ofRoles, role, () => this.identityPolicies(role)),
        ...remember(this.ofResources, resource, () => this.resourcePolicy(resource)),
      }),
    );
    const request: AccessRequest = {
      principal,
      action,
      resource,
      resourceAccountId: owner === undefined || owner === '' ? ACCOUNT : owner,
      context: { 'aws:SecureTransport': 'true', ...context },
    };
    return evaluate(request, policies);
  }

  private identityPolicies(roleArn: string): NamedPolicy[] {
    const isOfRole = (logicalId: string) => this.arn(logicalId) === roleArn;
    const inline = Object.entries(resourcesOf(this.template, 'AWS::IAM::Role'))
      .filter(([logicalId]) => isOfRole(logicalId))
      .flatMap(([, { Properties }]) => (Properties.Policies ?? []) as { PolicyDocument: unknown }[]);
    const attached = Object.values(resourcesOf(this.template, 'AWS::IAM::Policy'))
      .filter(({ Properties }) => (Properties.Roles as { Ref: string }[]).some(({ Ref }) => isOfRole(Ref)))
      .map(({ Properties }) => ({ PolicyDocument: Properties.PolicyDocument }));
    return [...inline, ...attached].map(({ PolicyDocument }) => this.policy(roleArn, PolicyDocument));
  }

  /** The policy that is attached to a resource, if it is one of the stack's and has one. */
  private resourcePolicy(resource: string): { resource?: NamedPolicy } {
    const statements = Object.entries(this.resources).flatMap(([logicalId, { Type, Properties }]) => {
      if (Type === 'AWS::IAM::Role' && this.arn(logicalId) === resource)
        return [Properties.AssumeRolePolicyDocument];
      if (Type === 'AWS::KMS::Key' && this.arn(logicalId) === resource) return [Properties.KeyPolicy];
      if (Type === 'AWS::Events::EventBus' && this.arn(logicalId) === resource) return [Properties.Policy];
      if (Type === 'AWS::Events::EventBusPolicy') {
        const bus = (Properties.EventBusName as { Ref: string }).Ref;
        return this.arn(bus) === resource ? [{ Statement: [Properties.Statement] }] : [];
      }
      const attachedTo = (Properties.Queues ?? Properties.Topics ?? []) as { Ref: string }[];
      return attachedTo.some(({ Ref }) => this.arn(Ref) === resource) ? [Properties.PolicyDocument] : [];
    });
    const Statement = statements.flatMap((document) =>
      document === undefined ? [] : (document as { Statement: unknown[] }).Statement,
    );
    if (Statement.length === 0) return {};
    return { resource: this.policy(resource, { Version: '2012-10-17', Statement }) };
  }

  private policy(name: string, document: unknown): NamedPolicy {
    return { name, document: parsePolicyDocument(this.resolve(document), name) };
  }

  private ref(name: string): string {
    const pseudo = pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    return REF_IS_ARN.has(this.resources[name]!.Type) ? this.arn(name) : name;
  }

  private attribute([logicalId, attribute]: [string, string]): string {
    return attribute === 'Arn' ? this.arn(logicalId) : `${logicalId}.${attribute}`;
  }
}

function remember<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
