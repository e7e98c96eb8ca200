import { z } from 'zod';
import { bindResourceType, resourceType } from '../../../src/engine/resource-type';
import type { StackRequest } from '../../../src/engine/stacks/stack-request';
import type { Stacks } from '../../../src/engine/stacks/stacks';
import { AwsError } from '../../../src/errors/aws-error';
import { requestOf, stacksOf } from '../test-stack';

/** A type of AWS's, for its name: of a queue only QueueName and FifoQueue can be set at the creation alone. */
const QUEUE = 'AWS::SQS::Queue';

/** What there is, by its physical name, and what was done to it. */
export class World {
  readonly things = new Map<string, string>();
  readonly diary: string[] = [];
  /** How often something can be done still, such as `update A`. */
  readonly limits = new Map<string, number>();

  do(what: string): void {
    const limit = this.limits.get(what) ?? Infinity;
    if (limit === 0) throw new AwsError('InvalidAttributeValue', `It refuses to ${what}.`);
    this.limits.set(what, limit - 1);
    this.diary.push(what);
  }
}

const queueLike = resourceType({
  type: QUEUE,
  properties: z.strictObject({ QueueName: z.string().optional(), DelaySeconds: z.unknown().optional() }),
  create: ({ DelaySeconds }, world: World, { logicalId, physicalName }) => {
    world.do(`create ${logicalId}`);
    world.things.set(physicalName, String(DelaySeconds));
    return {
      ref: physicalName,
      attributes: { Delay: String(DelaySeconds) },
      start: () => world.do(`start ${logicalId}`),
      update: (properties) => {
        world.do(`update ${logicalId}`);
        world.things.set(physicalName, String(properties.DelaySeconds));
        return { Delay: String(properties.DelaySeconds) };
      },
      stop: () => world.do(`stop ${logicalId}`),
      delete: () => {
        world.do(`delete ${logicalId}`);
        world.things.delete(physicalName);
      },
    };
  },
});

/** A resource of a template. */
export function queue(DelaySeconds: unknown = 0, QueueName?: string, attributes: object = {}) {
  return { Type: QUEUE, Properties: { DelaySeconds, ...(QueueName && { QueueName }) }, ...attributes };
}

/** An account in which stacks have such resources. */
export class Rehearsal {
  readonly world = new World();
  readonly stacks: Stacks = stacksOf([bindResourceType(queueLike, this.world)]);

  /** Creates a stack. */
  async create(template: object, props: Partial<StackRequest> = {}, name = 'Test') {
    const stack = this.stacks.create(name, { ...requestOf(template), ...props });
    await this.stacks.settled(stack);
    return stack;
  }

  /** Creates or updates the stack, and forgets what was done before. */
  async update(template: object, props: Partial<StackRequest> = {}) {
    this.world.diary.length = 0;
    const stack = this.stack;
    this.stacks.update(stack, { ...requestOf(template), ...props });
    await this.stacks.settled(stack);
    return stack;
  }

  async delete(name = 'Test') {
    this.world.diary.length = 0;
    const stack = this.stacks.find(name);
    if (!stack) throw new Error(`${name} is not there.`);
    this.stacks.delete(stack);
    await this.stacks.settled(stack);
    return stack;
  }

  get stack() {
    const stack = this.stacks.find('Test');
    if (!stack) throw new Error('It is not there.');
    return stack;
  }

  /** What is told of the latest operation: logical id, status, and the reason. */
  get story(): string[] {
    const { events, stackName } = this.stack;
    const begin = events.findLastIndex(({ statusReason }) => statusReason === 'User Initiated');
    return events
      .slice(begin)
      .map(({ logicalId, status, statusReason }) =>
        [logicalId === stackName ? 'stack' : logicalId, status, ...(statusReason ? [statusReason] : [])].join(
          ' ',
        ),
      );
  }
}
