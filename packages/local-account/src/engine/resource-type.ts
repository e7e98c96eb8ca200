import type { z } from 'zod';

/** What a resource type gets to know of the resource it creates. */
export interface ResourceIdentity {
  readonly logicalId: string;
  /** A name like the one CloudFormation would make; the same in every run. */
  readonly physicalName: string;
}

/** A resource of the template, created. Everything in it is plain data or part of its lifecycle. */
export interface LiveResource {
  /** What `Ref` gives: the physical id. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, by name. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Begins to work: called once all resources exist, in the order of creation. */
  start?(): void | Promise<void>;
  /** Ends all work and holds nothing any more: called in reverse order. */
  stop?(): void | Promise<void>;
}

/**
 * A resource type that the local run runs.
 *
 * @typeParam World what its resources are made in: the services of the local run
 */
export interface ResourceType<World, Properties = unknown> {
  /** As in the template, such as `AWS::SQS::Queue`. */
  readonly type: string;
  /** Reads the properties, with intrinsic functions resolved. What it does not know is refused. */
  readonly properties: z.ZodType<Properties>;
  create(
    properties: Properties,
    world: World,
    identity: ResourceIdentity,
  ): LiveResource | Promise<LiveResource>;
}

/** Ties a type's properties and its creation together, for the registry, where each type has other properties. */
export function resourceType<World, Properties>(
  definition: ResourceType<World, Properties>,
): ResourceType<World> {
  return definition;
}
