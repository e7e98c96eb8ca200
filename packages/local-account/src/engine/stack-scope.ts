import type { Account } from '../account';
import { ownValue } from '../record-by-name';
import { evaluateCondition } from '../template/condition';
import { NOT_CREATED } from '../template/not-created';
import type { Scope, StackOutputReference } from '../template/scope';
import { explainParameter, parameterValues } from './parameter-values';
import { pseudoParameters } from './pseudo-parameters';
import type { LiveResource } from './resource-type';
import type { StackRequest } from './stacks/stack-request';
import type { StackView } from './stacks/stack-view';

export interface StackScopeProps {
  readonly stackName: string;
  readonly stackId: string;
  readonly account: Account;
  readonly request: Pick<StackRequest, 'template' | 'parameters'>;
  /** The other stacks of the account. */
  readonly neighbours: readonly Pick<StackView, 'stackName' | 'outputs'>[];
  /** Gives an SSM parameter's value by its name; undefined if there is none. */
  readonly ssmParameter: (name: string) => string | undefined;
}

/** What the functions of a stack's template can refer to while its resources are being created. */
export class StackScope implements Scope {
  private readonly pseudoParameters: ReadonlyMap<string, unknown>;
  /** AWS reads SSM parameters before it creates anything, so that a stack cannot take the value of one of its own. */
  private readonly parameters: ReadonlyMap<string, unknown>;
  /** Names of exports that were asked for. */
  readonly imports = new Set<string>();

  /**
   * @param created the resources there are so far
   * @param refused those that were not created, and never will be
   */
  constructor(
    private readonly props: StackScopeProps,
    private readonly created: ReadonlyMap<string, Pick<LiveResource, 'ref' | 'attributes'>>,
    private readonly refused: ReadonlySet<string>,
  ) {
    this.pseudoParameters = new Map(Object.entries(pseudoParameters(props.account, props)));
    const { request, ssmParameter } = props;
    this.parameters = parameterValues(request.template, request.parameters ?? new Map(), ssmParameter);
  }

  ref(name: string): unknown {
    if (this.refused.has(name)) return NOT_CREATED;
    return this.pseudoParameters.get(name) ?? this.created.get(name)?.ref ?? this.parameters.get(name);
  }

  explainMissing(name: string): string {
    const { Parameters, Resources } = this.props.request.template;
    const parameter = ownValue(Parameters, name);
    if (parameter) return explainParameter(name, parameter);
    return Object.hasOwn(Resources, name)
      ? `The resource ${name} is not there to refer to: its condition does not hold.`
      : `There is no ${name} to refer to, neither a resource nor a parameter.`;
  }

  attribute(logicalId: string, attributeName: string): unknown {
    if (this.refused.has(logicalId)) return NOT_CREATED;
    const attributes = this.created.get(logicalId)?.attributes ?? {};
    return ownValue(attributes, attributeName);
  }

  condition(name: string): boolean | undefined {
    return evaluateCondition(this.props.request.template, name, this);
  }

  mapping(mapName: string, topLevelKey: string, secondLevelKey: string): unknown {
    const map = ownValue(this.props.request.template.Mappings, mapName) ?? {};
    return ownValue(ownValue(map, topLevelKey) ?? {}, secondLevelKey);
  }

  exportedValue(name: string): string | undefined {
    this.imports.add(name);
    const exported = this.props.neighbours.flatMap(({ outputs }) => outputs);
    return exported.find(({ exportName }) => exportName === name)?.value;
  }

  stackOutput({ stackName, outputName, region }: StackOutputReference): string | undefined {
    const { account, neighbours } = this.props;
    if (region !== undefined && region !== account.region) return undefined;
    const stack = neighbours.find((neighbour) => neighbour.stackName === stackName);
    return stack?.outputs.find(({ name }) => name === outputName)?.value;
  }

  ssmParameter(name: string): string | undefined {
    return this.props.ssmParameter(name);
  }
}
