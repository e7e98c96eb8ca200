import { handleResource } from '../handle-resource';
import { physicalName } from '../physical-name';
import { changedPaths } from './changed-properties';
import type { DeploymentPorts } from './deployment-ports';
import { failureReason } from './failure-reason';
import { isCreateOnly } from './replacement';
import { detectDriftOf } from './resource-drift';
import type { Stack } from './stack';
import type { StackRequest } from './stack-request';
import { StackedResource } from './stacked-resource';
import { nameOfResource, type WantedResource } from './wanted-resource';

/** What is done to the resources of one stack, one by one. Each step is noted in the stack, and told in its events. */
export class ResourceSteps {
  /** By their logical ids, those that failed. */
  readonly failed = { created: new Set<string>(), updated: new Set<string>() };

  private readonly unchanged: { readonly resource: StackedResource; readonly wanted: WantedResource }[] = [];

  constructor(
    private readonly stack: Stack,
    private readonly request: Pick<StackRequest, 'importsExisting' | 'revertsDrift'>,
    private readonly ports: Pick<DeploymentPorts, 'firstGeneration' | 'takeRetained'>,
  ) {}

  /**
   * Makes a resource what is wanted of it: a new one, the one that is there changed, or another in its place.
   *
   * @throws UserError if it cannot be; Error for a defect
   */
  take(wanted: WantedResource): Promise<StackedResource> {
    const before = this.stack.byLogicalId.get(wanted.logicalId);
    return before?.live ? this.change(before, wanted) : this.create(wanted, before);
  }

  /** What cannot even be read fails under its own name, as one that could not be updated, or created if it is new. */
  noteUnread(logicalId: string, type: string, error: unknown): void {
    const before = this.stack.byLogicalId.get(logicalId);
    if (before) return this.noteFailedUpdate(before, error);
    const unread: WantedResource = {
      logicalId,
      type,
      properties: {},
      maskedProperties: {},
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
    const retained = this.canImport(wanted) ? this.ports.takeRetained(wanted) : undefined;
    if (retained) return this.import(wanted, retained);
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

  /** What is imported has to stay when it goes: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html */
  private canImport({ deletionPolicy }: WantedResource): boolean {
    return this.request.importsExisting === true && deletionPolicy === 'Retain';
  }

  /** It becomes what is wanted of it; on AWS it stays as it is, and has drifted. */
  private async import(wanted: WantedResource, retained: StackedResource): Promise<StackedResource> {
    const { generation, live, wanted: wantedBefore } = retained;
    const resource = new StackedResource(wantedBefore, generation, this.stack.now());
    resource.live = live;
    resource.isStarted = true;
    resource.isImported = true;
    this.stack.byLogicalId.set(wanted.logicalId, resource);
    this.stack.undoSteps.push({ done: 'created', resource });
    this.stack.resourceBecomes(resource, 'IMPORT_IN_PROGRESS', 'Resource import started.');
    try {
      await handleResource(nameOfResource(wanted.logicalId, wanted.type), 'updated', () =>
        resource.change(wanted),
      );
    } catch (error) {
      this.failed.created.add(wanted.logicalId);
      this.stack.resourceBecomes(resource, 'IMPORT_FAILED', failureReason(error));
      throw error;
    }
    this.stack.resourceBecomes(resource, 'IMPORT_COMPLETE', 'Resource import completed.');
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
      this.unchanged.push({ resource: before, wanted });
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

  /** Once nothing is taken back any more: what has not changed has the policies of the new template. */
  settle(): void {
    for (const { resource, wanted } of this.unchanged) resource.wanted = wanted;
  }

  /** Starts a resource that is new: it works with all that the stack has. */
  async start(resource: StackedResource): Promise<void> {
    if (resource.isStarted) return;
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
}
