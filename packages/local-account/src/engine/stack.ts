import type { Clock } from '../clock/clock';
import { RefusedError } from '../errors/refused-error';
import { ownValue } from '../record-by-name';
import { creationOrder, dependencies } from '../template/creation-order';
import { NOT_CREATED } from '../template/not-created';
import { resolve, resolveProperties } from '../template/resolve';
import { acceptResource } from './accept-resource';
import type { AcceptedType } from './accepted-type';
import { createResource } from './creation-error';
import { parseProperties } from './parse-properties';
import { physicalName } from './physical-name';
import { Refusals } from './refusals';
import type { Registry } from './registry';
import type { BoundResourceType, LiveResource } from './resource-type';
import type { ResourceNotRun, StackOutput, StackResource } from './running-stack';
import { StackScope, type StackScopeProps } from './stack-scope';

export interface StackProps extends StackScopeProps {
  readonly registry: Registry;
  /** When resources are created. */
  readonly clock: Pick<Clock, 'now'>;
}

/** A template come to life: creates its resources in order, starts them, and stops them in reverse. */
export class Stack {
  private readonly live = new Map<string, LiveResource>();
  /** Resources that were refused, or need one that was. */
  private readonly notCreated = new Set<string>();
  /** What a refused resource refers to may lack what that would have given it: a role its policy. */
  private readonly incomplete = new Set<string>();
  /** Resources of types that are neither run nor accepted. */
  private readonly ofUnknownType: string[] = [];
  private readonly scope: StackScope;
  /** In the order of their creation, those among them that are not run. */
  readonly resources: StackResource[] = [];
  /** Resources that were accepted but are not run. */
  readonly notRun: ResourceNotRun[] = [];
  /** The outputs whose condition holds, resolved. */
  readonly outputs: StackOutput[] = [];

  constructor(private readonly props: StackProps) {
    this.scope = new StackScope(props, this.live, this.notCreated);
  }

  /**
   * Creates all resources, then starts them. If one fails, the others are stopped.
   *
   * @throws RefusedError for anything in the template that the local run does not run; CreationError for what AWS refuses;
   * TemplateRefusedError for several such
   */
  async start(): Promise<void> {
    try {
      await this.createAll();
      for (const logicalId of this.live.keys()) await this.startResource(logicalId);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops all resources, the last created first. */
  async stop(): Promise<void> {
    for (const resource of [...this.live.values()].reverse()) await resource.stop?.();
  }

  /** Goes on after what is refused, to tell all of it at once; of what needs a refused resource only the properties are read. */
  private async createAll(): Promise<void> {
    const { template } = this.props;
    const refusals = new Refusals();
    for (const logicalId of creationOrder(template)) {
      if (!(await refusals.attempt(() => this.create(logicalId)))) this.refuse(logicalId);
    }
    await refusals.attempt(() => this.refuseUnknownTypes());
    for (const name of Object.keys(template.Outputs)) await refusals.attempt(() => this.addOutput(name));
    refusals.throwIfAny();
  }

  private refuse(logicalId: string): void {
    this.notCreated.add(logicalId);
    for (const needed of dependencies(this.props.template, logicalId)) this.incomplete.add(needed);
  }

  private async startResource(logicalId: string): Promise<void> {
    await createResource(this.nameOf(logicalId), () => this.live.get(logicalId)?.start?.());
  }

  /** A resource as errors name it. */
  private nameOf(logicalId: string): string {
    return `${logicalId} (${ownValue(this.props.template.Resources, logicalId)?.Type})`;
  }

  private addOutput(name: string): void {
    const { Condition, Description, Export, Value } = ownValue(this.props.template.Outputs, name) ?? {};
    if (!this.holds(Condition, `Outputs.${name}`)) return;
    const value = this.textOf(Value, `Outputs.${name}.Value`);
    const exportName = Export && this.textOf(Export.Name, `Outputs.${name}.Export`);
    if (value === NOT_CREATED || exportName === NOT_CREATED) return;
    this.outputs.push({
      name,
      value,
      ...(Description !== undefined && { description: Description }),
      ...(exportName !== undefined && { exportName }),
    });
  }

  private textOf(node: unknown, where: string): string | typeof NOT_CREATED {
    const value = resolve(node, this.scope, where);
    if (value === NOT_CREATED || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new RefusedError(where, 'It has to be a text.');
  }

  private refuseUnknownTypes(): void {
    if (this.ofUnknownType.length === 0) return;
    const names = this.ofUnknownType.map((logicalId) => this.nameOf(logicalId)).join(', ');
    throw new RefusedError('Resources', `The local run does not know these types: ${names}.`);
  }

  private async create(logicalId: string): Promise<void> {
    const { template, registry } = this.props;
    const resource = ownValue(template.Resources, logicalId);
    if (!resource || !this.holds(resource.Condition, `Resources.${logicalId}`)) return;
    this.requireDependsOn(logicalId, resource.DependsOn);
    const type = registry.run.get(resource.Type);
    if (type) return this.run(logicalId, type, resource.Properties);
    const accepted = registry.accepted.get(resource.Type);
    if (accepted) return this.accept(logicalId, accepted, resource.Properties);
    this.ofUnknownType.push(logicalId);
    this.refuse(logicalId);
  }

  /** AWS refuses the template: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html */
  private requireDependsOn(logicalId: string, needed: readonly string[]): void {
    const missing = needed.filter((other) => !Object.hasOwn(this.props.template.Resources, other));
    if (missing.length === 0) return;
    const what = `There is no ${missing.join(', ')} in the template.`;
    throw new RefusedError(`${this.nameOf(logicalId)}, DependsOn`, what);
  }

  private async run(logicalId: string, type: BoundResourceType, given: StackResource['properties']) {
    const name = this.nameOf(logicalId);
    const properties = resolveProperties(given, this.scope, name);
    const parsed = parseProperties(type, properties, logicalId);
    if (parsed === undefined || this.needsWhatIsMissing(logicalId)) {
      this.notCreated.add(logicalId);
      return;
    }
    const identity = { logicalId, physicalName: this.physicalNameOf(logicalId) };
    this.add(logicalId, await createResource(name, () => type.create(parsed, identity)), properties);
  }

  private accept(logicalId: string, accepted: AcceptedType, given: StackResource['properties']): void {
    const identity = { account: this.props.account, physicalName: this.physicalNameOf(logicalId) };
    const { live, properties } = acceptResource(accepted, given, identity, {
      scope: this.scope,
      name: this.nameOf(logicalId),
    });
    this.add(logicalId, { ...live, notRun: accepted.reason }, properties);
  }

  private add(logicalId: string, live: LiveResource, properties: StackResource['properties']): void {
    this.live.set(logicalId, live);
    const type = ownValue(this.props.template.Resources, logicalId)?.Type ?? '';
    const createdAt = new Date(this.props.clock.now());
    this.resources.push({ logicalId, type, physicalId: live.ref, properties, createdAt });
    if (live.notRun !== undefined) this.notRun.push({ logicalId, type, reason: live.notRun });
  }

  private needsWhatIsMissing(logicalId: string): boolean {
    const needed = [...dependencies(this.props.template, logicalId)];
    return needed.some((other) => this.notCreated.has(other) || this.incomplete.has(other));
  }

  private physicalNameOf(logicalId: string): string {
    return physicalName(this.props.stackName, logicalId);
  }

  private holds(condition: string | undefined, where: string): boolean {
    if (condition === undefined) return true;
    const holds = this.scope.condition(condition);
    if (holds === undefined) throw new RefusedError(where, `There is no condition ${condition}.`);
    return holds;
  }
}
