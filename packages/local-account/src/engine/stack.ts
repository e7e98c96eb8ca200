import type { Account } from '../account';
import type { Clock } from '../clock/clock';
import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import { evaluateCondition } from '../template/condition';
import { creationOrder } from '../template/creation-order';
import { resolve, resolveProperties } from '../template/resolve';
import type { Scope } from '../template/scope';
import type { Template } from '../template/template';
import { createResource } from './creation-error';
import { parseProperties } from './parse-properties';
import { physicalName } from './physical-name';
import { pseudoParameters } from './pseudo-parameters';
import type { Registry } from './registry';
import type { LiveResource } from './resource-type';

export interface StackProps {
  readonly stackName: string;
  readonly stackId: string;
  readonly account: Account;
  readonly template: Template;
  readonly registry: Registry;
  /** When resources are created. */
  readonly clock: Pick<Clock, 'now'>;
}

/** One resource of a stack, for those who describe it. */
export interface StackResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** With intrinsic functions resolved, as they were at its creation. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

export interface StackOutput {
  readonly name: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** A resource that was accepted and is not run. */
export interface ResourceNotRun {
  readonly logicalId: string;
  readonly type: string;
  /** Why it changes nothing about how the stack works. */
  readonly reason: string;
}

interface CreatedResource {
  readonly live: LiveResource;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** A template come to life: creates its resources in order, starts them, and stops them in reverse. */
export class Stack implements Scope {
  private readonly created = new Map<string, CreatedResource>();
  /** Resources that were accepted but are not run. */
  readonly notRun: ResourceNotRun[] = [];

  constructor(private readonly props: StackProps) {}

  /**
   * Creates all resources, then starts them. If one fails, those before it are stopped.
   *
   * @throws RefusedError for anything in the template that the local run does not run; CreationError for what AWS refuses
   */
  async start(): Promise<void> {
    this.refuseUnknownTypes();
    try {
      for (const logicalId of creationOrder(this.props.template)) await this.create(logicalId);
      for (const logicalId of this.created.keys()) await this.startResource(logicalId);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops all resources, the last created first. */
  async stop(): Promise<void> {
    for (const { live } of [...this.created.values()].reverse()) await live.stop?.();
  }

  private async startResource(logicalId: string): Promise<void> {
    const live = this.created.get(logicalId)?.live;
    await createResource(this.nameOf(logicalId), () => live?.start?.());
  }

  /** A resource as errors name it. */
  private nameOf(logicalId: string): string {
    return `${logicalId} (${this.typeOf(logicalId)})`;
  }

  private typeOf(logicalId: string): string {
    return ownValue(this.props.template.Resources, logicalId)?.Type ?? '';
  }

  get resources(): StackResource[] {
    return [...this.created].map(([logicalId, { live, properties, createdAt }]) => ({
      logicalId,
      type: this.typeOf(logicalId),
      physicalId: live.ref,
      properties,
      createdAt,
    }));
  }

  /** The outputs whose condition holds, resolved. */
  get outputs(): StackOutput[] {
    return Object.entries(this.props.template.Outputs)
      .filter(([name, { Condition }]) => this.holds(Condition, `Outputs.${name}`))
      .map(([name, { Value, Description, Export }]) => ({
        name,
        value: String(resolve(Value, this, `Outputs.${name}.Value`)),
        ...(Description !== undefined && { description: Description }),
        ...(Export && { exportName: String(resolve(Export.Name, this, `Outputs.${name}.Export`)) }),
      }));
  }

  ref(name: string): unknown {
    const { account, template } = this.props;
    const pseudoParameter = ownValue(pseudoParameters(account, this.props), name);
    return pseudoParameter ?? this.created.get(name)?.live.ref ?? parameterValue(template, name);
  }

  attribute(logicalId: string, attributeName: string): unknown {
    return ownValue(this.created.get(logicalId)?.live.attributes ?? {}, attributeName);
  }

  condition(name: string): boolean | undefined {
    return evaluateCondition(this.props.template, name, this);
  }

  mapping(mapName: string, topLevelKey: string, secondLevelKey: string): unknown {
    const map = ownValue(this.props.template.Mappings, mapName) ?? {};
    return ownValue(ownValue(map, topLevelKey) ?? {}, secondLevelKey);
  }

  private refuseUnknownTypes(): void {
    const { template, registry } = this.props;
    const unknown = Object.entries(template.Resources)
      .filter(([, { Type }]) => !registry.run.has(Type) && !registry.accepted.has(Type))
      .map(([logicalId, { Type }]) => `${logicalId} (${Type})`);
    if (unknown.length > 0) {
      throw new RefusedError('Resources', `The local run does not know these types: ${unknown.join(', ')}.`);
    }
  }

  private async create(logicalId: string): Promise<void> {
    const { template, registry, clock, stackName } = this.props;
    const resource = ownValue(template.Resources, logicalId);
    if (!resource || !this.holds(resource.Condition, `Resources.${logicalId}`)) return;
    const type = registry.run.get(resource.Type);
    if (!type) {
      this.notRun.push({
        logicalId,
        type: resource.Type,
        reason: registry.accepted.get(resource.Type) ?? '',
      });
      return;
    }
    const name = this.nameOf(logicalId);
    const properties = resolveProperties(resource.Properties, this, name);
    const parsed = parseProperties(type, properties, logicalId);
    const identity = { logicalId, physicalName: physicalName(stackName, logicalId) };
    const live = await createResource(name, () => type.create(parsed, identity));
    this.created.set(logicalId, { live, properties, createdAt: new Date(clock.now()) });
  }

  private holds(condition: string | undefined, where: string): boolean {
    if (condition === undefined) return true;
    const holds = this.condition(condition);
    if (holds === undefined) throw new RefusedError(where, `There is no condition ${condition}.`);
    return holds;
  }
}

function parameterValue(template: Template, name: string): unknown {
  const parameter = ownValue(template.Parameters, name);
  // A parameter that AWS would look up (an SSM parameter's value) has no value here.
  return parameter && ['String', 'Number'].includes(parameter.Type) ? parameter.Default : undefined;
}
