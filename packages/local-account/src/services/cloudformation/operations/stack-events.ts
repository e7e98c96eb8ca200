import type { RunningStack } from '../../../engine/running-stack';
import { stableUuid } from '../../../engine/stable-uuid';

/** One step of the creation of the stack. */
export interface Step {
  readonly eventId: string;
  readonly logicalId: string;
  /** Empty while there is none. */
  readonly physicalId: string;
  readonly type: string;
  readonly time: Date;
  readonly status: 'CREATE_IN_PROGRESS' | 'CREATE_COMPLETE';
  readonly reason?: string;
  readonly properties?: object;
}

/**
 * How the stack was created, the latest step first. Resources are created one after another, so one's creation begins when the
 * one before it is complete. Which events there are, with their reasons: recorded on AWS by LocalStack's
 * test_list_events_after_deployment, less the review of a change set, which there is none of here.
 */
export function stepsOf({ stackName, stackId, createdAt, completedAt, resources }: RunningStack): Step[] {
  const ofStack = { logicalId: stackName, physicalId: stackId, type: 'AWS::CloudFormation::Stack' } as const;
  const steps: Step[] = [
    {
      ...ofStack,
      eventId: stableUuid(`${stackId} begins`),
      time: createdAt,
      status: 'CREATE_IN_PROGRESS',
      reason: 'User Initiated',
    },
  ];
  let begins = createdAt;
  for (const { logicalId, physicalId, type, createdAt: ends, properties } of resources) {
    const common = { logicalId, type, properties };
    const begun = { ...common, eventId: eventId(logicalId, 'CREATE_IN_PROGRESS', begins, 0) };
    steps.push(
      { ...begun, physicalId: '', time: begins, status: 'CREATE_IN_PROGRESS' },
      {
        ...common,
        eventId: eventId(logicalId, 'CREATE_IN_PROGRESS', ends, 1),
        physicalId,
        time: ends,
        status: 'CREATE_IN_PROGRESS',
        reason: 'Resource creation Initiated',
      },
      {
        ...common,
        eventId: eventId(logicalId, 'CREATE_COMPLETE', ends, 2),
        physicalId,
        time: ends,
        status: 'CREATE_COMPLETE',
      },
    );
    begins = ends;
  }
  steps.push({
    ...ofStack,
    eventId: stableUuid(`${stackId} ends`),
    time: completedAt,
    status: 'CREATE_COMPLETE',
  });
  return steps.reverse();
}

/** Several steps of a resource can have the same millisecond here: their order follows it. */
function eventId(logicalId: string, status: string, time: Date, order: number): string {
  return `${logicalId}-${status}-${time.toISOString().replace('Z', `${order}Z`)}`;
}
