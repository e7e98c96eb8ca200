import { randomUUID } from 'node:crypto';
import type { StackDriftStatus } from '@aws-sdk/client-cloudformation';
import type { Clock } from '../../../clock/clock';
import type { DriftOfResource } from '../../../engine/stacks/resource-drift';
import type { StackResource, StackView } from '../../../engine/stacks/stack-view';

/** How a resource was found. */
export interface ResourceDrift extends DriftOfResource {
  readonly resource: StackResource;
  readonly checkedAt: Date;
}

/** One look at a stack. */
export interface DriftDetection {
  readonly detectionId: string;
  readonly stack: StackView;
  /** `NOT_CHECKED` if none of its resources can be looked at. */
  readonly status: Extract<StackDriftStatus, 'IN_SYNC' | 'DRIFTED' | 'NOT_CHECKED'>;
  readonly driftedCount: number;
  readonly checkedAt: Date;
}

/** How the resources of stacks were found when they were last looked at. An update of a resource makes that void. */
export class DriftDetections {
  private readonly detections = new Map<string, DriftDetection>();
  private readonly drifts = new WeakMap<StackView, Map<string, ResourceDrift>>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** @param found resources of the stack that were looked at */
  record(stack: StackView, found: readonly ResourceDrift[]): DriftDetection {
    this.recordResources(stack, found);
    const drifted = found.filter(({ status }) => status !== 'IN_SYNC');
    const detection: DriftDetection = {
      detectionId: randomUUID(),
      stack,
      status: found.length === 0 ? 'NOT_CHECKED' : drifted.length > 0 ? 'DRIFTED' : 'IN_SYNC',
      driftedCount: drifted.length,
      checkedAt: new Date(this.clock.now()),
    };
    // The last one of each stack can be asked for.
    for (const [id, other] of this.detections) if (other.stack === stack) this.detections.delete(id);
    this.detections.set(detection.detectionId, detection);
    return detection;
  }

  recordResources(stack: StackView, found: readonly ResourceDrift[]): void {
    const ofStack = this.drifts.get(stack) ?? new Map<string, ResourceDrift>();
    for (const drift of found) ofStack.set(drift.resource.logicalId, drift);
    this.drifts.set(stack, ofStack);
  }

  find(detectionId: string): DriftDetection | undefined {
    return this.detections.get(detectionId);
  }

  /** Those that were looked at since their last update. */
  driftsOf(stack: StackView): ResourceDrift[] {
    return stack.resources.flatMap((resource) => this.driftOf(stack, resource) ?? []);
  }

  driftOf(stack: StackView, resource: StackResource): ResourceDrift | undefined {
    const drift = this.drifts.get(stack)?.get(resource.logicalId);
    return drift?.resource === resource && drift.checkedAt >= resource.updatedAt ? drift : undefined;
  }

  /** As descriptions of a stack have it. */
  ofStack(stack: StackView) {
    const detection = [...this.detections.values()].find((one) => one.stack === stack);
    if (!detection || (stack.updatedAt && stack.updatedAt > detection.checkedAt)) {
      return { StackDriftStatus: 'NOT_CHECKED' as const };
    }
    return { StackDriftStatus: detection.status, LastCheckTimestamp: detection.checkedAt };
  }

  /** As descriptions of a resource have it. */
  ofResource(stack: StackView, resource: StackResource) {
    const drift = this.driftOf(stack, resource);
    if (!drift) return { StackResourceDriftStatus: 'NOT_CHECKED' as const };
    return { StackResourceDriftStatus: drift.status, LastCheckTimestamp: drift.checkedAt };
  }
}
