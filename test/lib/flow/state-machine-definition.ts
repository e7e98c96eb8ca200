import type { Template } from 'aws-cdk-lib/assertions';
import jsonata from 'jsonata';
import { onlyResource } from '../template-resources';

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Assign?: Readonly<Record<string, unknown>>;
}

export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Seconds?: number;
  readonly Resource?: string;
  readonly Arguments?: Readonly<Record<string, unknown>>;
  readonly Assign?: Readonly<Record<string, unknown>>;
  readonly Output?: unknown;
  readonly Error?: string;
  readonly Cause?: string;
  readonly TimeoutSeconds?: number;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Branches?: readonly Pick<StateMachineDefinition, 'StartAt' | 'States'>[];
  readonly ItemProcessor?: Pick<StateMachineDefinition, 'StartAt' | 'States'>;
}

export interface StateMachineDefinition {
  readonly QueryLanguage?: string;
  readonly TimeoutSeconds?: number;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The definition of a template's only state machine; what CloudFormation fills in is written as in `Fn::Sub`: `${X.Arn}`. */
export function readDefinition(template: Template): StateMachineDefinition {
  const { DefinitionString } = onlyResource(template, 'AWS::StepFunctions::StateMachine').Properties;
  const { 'Fn::Join': join } = DefinitionString as { 'Fn::Join': [string, (string | Intrinsic)[]] };
  const text = join[1].map((part) => (typeof part === 'string' ? part : substitution(part))).join(join[0]);
  return JSON.parse(text) as StateMachineDefinition;
}

type Intrinsic = { Ref: string } | { 'Fn::GetAtt': [string, string] };

function substitution(intrinsic: Intrinsic): string {
  return `\${${'Ref' in intrinsic ? intrinsic.Ref : intrinsic['Fn::GetAtt'].join('.')}}`;
}

/**
 * Evaluates every JSONata expression in a value, with the variables that a state has at that point.
 *
 * @throws what JSONata throws, and an error where an expression yields nothing, as Step Functions does
 */
export async function evaluateExpressions(
  value: unknown,
  variables: Record<string, unknown>,
): Promise<unknown> {
  if (typeof value === 'string') {
    const expression = /^\{%(.*)%\}$/s.exec(value)?.[1];
    if (expression === undefined) return value;
    const result: unknown = await jsonata(expression).evaluate({}, variables);
    if (result === undefined) throw new Error(`States.QueryEvaluationError: nothing from ${expression}`);
    return result;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    async ([key, member]) => [key, await evaluateExpressions(member, variables)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
