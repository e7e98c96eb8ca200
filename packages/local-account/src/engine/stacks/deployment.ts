import type { Account } from '../../account';
import { ownValue } from '../../record-by-name';
import { creationOrder, dependencies } from '../../template/creation-order';
import { handleResource } from '../handle-resource';
import { physicalName } from '../physical-name';
import { Refusals } from '../refusals';
import type { Registry } from '../registry';
import { StackScope } from '../stack-scope';
import { changedPaths } from './changed-properties';
import { checkExports } from './exports';
import { failureReason } from './failure-reason';
import { isCreateOnly } from './replacement';
import { detectDriftOf } from './resource-drift';
import type { Stack } from './stack';
import { conditionHolds, resolveOutput } from './stack-outputs';
import type { StackRequest } from './stack-request';
import type { StackOutput, StackView } from './stack-view';
import { StackedResource } from './stacked-resource';
import { nameOfResource, type WantedResource, wantResource } from './wanted-resource';

/** What stacks are deployed into. */
export interface DeploymentPorts {
  readonly account: Account;
  readonly registry: Registry;
  /** Gives an SSM parameter's value by its name; undefined if there is none. */
  readonly ssmParameter: (name: string) => string | undefined;
  /** The other stacks of the account. */
  readonly neighbours: (stack: Stack) => readonly StackView[];
  /** How many resources of this stack's name and logical id there have been that are there still. */
  readonly firstGeneration: (stackName: string, logicalId: string) => number;
}

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
  /** By their logical ids, those that failed. */
  readonly failed = { created: new Set<string>(), updated: new Set<string>() };
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
  }

  /** Names of other stacks' exports that it took. */
  get imports(): readonly string[] {
    return [...this.scope.imports];
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
    for (const resource of this.present.values()) if (!resource.isStarted) await this.start(resource);
  }

  private refuse(logicalId: string): void {
    this.notCreated.add(logicalId);
    this.present.delete(logicalId);
    for (const needed of dependencies(this.request.template, logicalId)) this.incomplete.add(needed);
  }

  private async deploy(logicalId: string): Promise<void> {
    const resource = ownValue(this.request.template.Resources, logicalId);
    if (!conditionHolds(this.scope, resource?.Condition, `Resources.${logicalId}`)) return;
    const before = this.stack.byLogicalId.get(logicalId);
    let wanted: WantedResource | undefined;
    try {
      wanted = this.want(logicalId);
    } catch (error) {
      if (before) this.noteFailedUpdate(before, error);
      else this.noteUnread(logicalId, resource?.Type ?? '', error);
      throw error;
    }
    if (!wanted || this.needsWhatIsMissing(wanted)) {
      this.notCreated.add(logicalId);
      return;
    }
    const current = before?.live ? await this.change(before, wanted) : await this.create(wanted, before);
    this.present.set(logicalId, current);
  }

  private want(logicalId: string): WantedResource | undefined {
    const { account, registry } = this.ports;
    const { template } = this.request;
    const { stackId } = this.stack;
    return wantResource(logicalId, { template, scope: this.scope, account, registry, stackId });
  }

  /** What cannot even be read fails as a resource that could not be created, under its own name. */
  private noteUnread(logicalId: string, type: string, error: unknown): void {
    const unread: WantedResource = {
      logicalId,
      type,
      properties: {},
      needs: new Set(),
      deletionPolicy: undefined,
      updateReplacePolicy: undefined,
      create: () => {
        throw error;
      },
      update: () => undefined,
    };
    const resource = new StackedResource(unread, 0, this.stack.now());
    this.stack.byLogicalId.set(logicalId, resource);
    this.stack.undoSteps.push({ done: 'created', resource });
    this.noteFailedCreation(resource, error);
  }

  private async create(wanted: WantedResource, failedBefore?: StackedResource): Promise<StackedResource> {
    const generation =
      failedBefore?.generation ?? this.ports.firstGeneration(this.stack.stackName, wanted.logicalId);
    const resource = new StackedResource(wanted, generation, this.stack.now());
    this.stack.byLogicalId.set(wanted.logicalId, resource);
    this.stack.undoSteps.push({ done: 'created', resource });
    this.stack.resourceBecomes(resource, 'CREATE_IN_PROGRESS');
    try {
      await this.bringToLife(resource);
    } catch (error) {
      this.noteFailedCreation(resource, error);
      throw error;
    }
    this.stack.resourceBecomes(resource, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
    this.stack.resourceBecomes(resource, 'CREATE_COMPLETE');
    return resource;
  }

  private async bringToLife(resource: StackedResource): Promise<void> {
    const { logicalId, type, wanted, generation } = resource;
    const name = physicalName(this.stack.stackName, logicalId, generation);
    resource.live = await handleResource(nameOfResource(logicalId, type), 'created', () =>
      wanted.create(name),
    );
  }

  private async change(before: StackedResource, wanted: WantedResource): Promise<StackedResource> {
    const paths = changedPaths(before.properties, wanted.properties);
    const drift = this.request.revertsDrift ? await detectDriftOf(before) : undefined;
    if (drift?.status === 'DELETED') return this.recreate(before, wanted);
    const revertsDrift = drift?.status === 'MODIFIED';
    if (before.type !== wanted.type || paths.some((path) => isCreateOnly(wanted.type, path))) {
      return this.replace(before, wanted);
    }
    if (paths.length === 0 && !revertsDrift) {
      // Its policies, and what it needs, may be others.
      before.wanted = wanted;
      return before;
    }
    const { wanted: wantedBefore } = before;
    this.stack.resourceBecomes(before, 'UPDATE_IN_PROGRESS');
    try {
      await handleResource(nameOfResource(before.logicalId, before.type), 'updated', () =>
        before.change(wanted, revertsDrift),
      );
    } catch (error) {
      this.noteFailedUpdate(before, error);
      throw error;
    }
    this.stack.undoSteps.push({ done: 'updated', resource: before, before: wantedBefore });
    this.stack.resourceBecomes(before, 'UPDATE_COMPLETE');
    return before;
  }

  /** One that others have deleted is created again, under the name that it had. */
  private async recreate(before: StackedResource, wanted: WantedResource): Promise<StackedResource> {
    await before.live?.stop?.();
    return this.create(wanted, before);
  }

  private async replace(before: StackedResource, wanted: WantedResource): Promise<StackedResource> {
    const resource = new StackedResource(wanted, before.generation + 1, this.stack.now());
    const { physicalId } = before;
    const why = 'Requested update requires the creation of a new physical resource; hence creating one.';
    this.stack.resourceBecomes(resource, 'UPDATE_IN_PROGRESS', why, physicalId);
    this.stack.byLogicalId.set(wanted.logicalId, resource);
    this.stack.undoSteps.push({ done: 'replaced', resource, before });
    try {
      await this.bringToLife(resource);
    } catch (error) {
      this.failed.updated.add(wanted.logicalId);
      this.stack.resourceBecomes(resource, 'UPDATE_FAILED', failureReason(error), physicalId);
      throw error;
    }
    this.stack.resourceBecomes(resource, 'UPDATE_IN_PROGRESS', 'Resource creation Initiated');
    this.stack.resourceBecomes(resource, 'UPDATE_COMPLETE');
    return resource;
  }

  private noteFailedCreation(resource: StackedResource, error: unknown): void {
    this.failed.created.add(resource.logicalId);
    this.stack.resourceBecomes(resource, 'CREATE_FAILED', failureReason(error));
  }

  private noteFailedUpdate(resource: StackedResource, error: unknown): void {
    this.failed.updated.add(resource.logicalId);
    this.stack.resourceBecomes(resource, 'UPDATE_FAILED', failureReason(error));
  }

  /** What is started works with all that the stack has. */
  private async start(resource: StackedResource): Promise<void> {
    const name = nameOfResource(resource.logicalId, resource.type);
    try {
      await handleResource(name, 'created', () => resource.live?.start?.());
      resource.isStarted = true;
    } catch (error) {
      if (resource.status === 'UPDATE_COMPLETE') this.noteFailedUpdate(resource, error);
      else this.noteFailedCreation(resource, error);
      throw error;
    }
  }

  private addOutput(name: string): void {
    const output = resolveOutput(this.request.template, name, this.scope);
    if (output) this.outputs.push(output);
  }

  private needsWhatIsMissing({ needs }: WantedResource): boolean {
    return [...needs].some((other) => this.notCreated.has(other) || this.incomplete.has(other));
  }
}
