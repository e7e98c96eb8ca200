import { ownValue } from '../../record-by-name';
import { creationOrder, dependencies } from '../../template/creation-order';
import { Refusals } from '../refusals';
import { StackScope } from '../stack-scope';
import type { DeploymentPorts } from './deployment-ports';
import { checkExports } from './exports';
import { noEchoValues } from './no-echo';
import { ResourceSteps } from './resource-steps';
import type { Stack } from './stack';
import { conditionHolds, resolveOutput } from './stack-outputs';
import type { StackRequest } from './stack-request';
import type { StackOutput } from './stack-view';
import type { StackedResource } from './stacked-resource';
import { type WantedResource, wantResource } from './wanted-resource';

/**
 * Makes a stack what is requested of it: creates, changes and replaces its resources in order of their needs, then starts the new ones.
 * What it does it notes in the stack, so that it can be taken back. What the request no longer has stays for the clean-up.
 */
export class Deployment {
  /** Resources that were not created, or need one that was not. */
  private readonly notCreated = new Set<string>();
  /** What a refused resource refers to may lack what that would have given it: a role its policy. */
  private readonly incomplete = new Set<string>();
  /** The resources that the request has, as far as they are there. */
  private readonly present = new Map<string, StackedResource>();
  private readonly refusals = new Refusals();
  private readonly scope: StackScope;
  private readonly steps: ResourceSteps;
  readonly outputs: StackOutput[] = [];

  /** @throws UserError for parameters without a value */
  constructor(
    private readonly stack: Stack,
    private readonly request: StackRequest,
    private readonly ports: DeploymentPorts,
  ) {
    const { account, ssmParameter } = ports;
    this.scope = new StackScope(
      {
        stackName: stack.stackName,
        stackId: stack.stackId,
        account,
        request,
        neighbours: ports.neighbours(stack),
        ssmParameter,
      },
      this.present,
      this.notCreated,
    );
    this.steps = new ResourceSteps(stack, request, ports);
  }

  /** By their logical ids, those that failed. */
  get failed(): ResourceSteps['failed'] {
    return this.steps.failed;
  }

  /** Names of other stacks' exports that it took. */
  get imports(): readonly string[] {
    return [...this.scope.imports];
  }

  /** Once nothing is taken back any more. */
  settle(): void {
    this.steps.settle();
  }

  /** Whether a resource of the stack is in the request still. */
  has(logicalId: string): boolean {
    return this.present.has(logicalId);
  }

  /**
   * Goes on after what fails, to tell all of it at once; of what needs a resource that failed only the properties are read.
   *
   * @throws UserError for what is refused, one or several such; Error for a defect
   */
  async run(): Promise<void> {
    const { template } = this.request;
    for (const logicalId of creationOrder(template)) {
      if (!(await this.refusals.attempt(() => this.deploy(logicalId)))) this.refuse(logicalId);
    }
    for (const name of Object.keys(template.Outputs)) {
      await this.refusals.attempt(() => this.addOutput(name));
    }
    this.refusals.throwIfAny();
    checkExports(this.stack, this.outputs, this.ports.neighbours(this.stack));
    for (const resource of this.present.values()) await this.steps.start(resource);
  }

  private refuse(logicalId: string): void {
    this.notCreated.add(logicalId);
    this.present.delete(logicalId);
    for (const needed of dependencies(this.request.template, logicalId)) this.incomplete.add(needed);
  }

  private async deploy(logicalId: string): Promise<void> {
    const resource = ownValue(this.request.template.Resources, logicalId);
    if (!conditionHolds(this.scope, resource?.Condition, `Resources.${logicalId}`)) return;
    let wanted: WantedResource | undefined;
    try {
      wanted = this.want(logicalId);
    } catch (error) {
      this.steps.noteUnread(logicalId, resource?.Type ?? '', error);
      throw error;
    }
    if (!wanted || this.needsWhatIsMissing(wanted)) {
      this.notCreated.add(logicalId);
      return;
    }
    this.present.set(logicalId, await this.steps.take(wanted));
  }

  private want(logicalId: string): WantedResource | undefined {
    const { account, registry } = this.ports;
    const { template } = this.request;
    const { stackId } = this.stack;
    const noEcho = noEchoValues(this.request);
    return wantResource(logicalId, { template, scope: this.scope, account, registry, stackId, noEcho });
  }

  private addOutput(name: string): void {
    const output = resolveOutput(this.request.template, name, this.scope);
    if (output) this.outputs.push(output);
  }

  private needsWhatIsMissing({ needs }: WantedResource): boolean {
    return [...needs].some((other) => this.notCreated.has(other) || this.incomplete.has(other));
  }
}
