import type { z } from 'zod';

/** What a resource type gets to know of the resource it creates. */
export interface ResourceIdentity {
  readonly logicalId: string;
  /** As the template has it: a custom resource's is of its author's making. */
  readonly type: string;
  /** The ARN of its stack. */
  readonly stackId: string;
  /** A name like the one CloudFormation would make; the same in every run, and another one when the resource is replaced. */
  readonly physicalName: string;
}

/** What `Fn::GetAtt` gives, by name. */
export type ResourceAttributes = Readonly<Record<string, unknown>>;

/**
 * A resource of the template, created. Everything in it is plain data or part of its lifecycle: created, started, updated any number of
 * times, stopped, and deleted, unless it stays when its stack goes.
 *
 * @typeParam Properties as its type's schema gives them
 */
export interface LiveResource<Properties = unknown> {
  /** What `Ref` gives: the physical id. An update may make it another one. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes?: ResourceAttributes;
  /** Why it is not run, though others of its type are: it changes nothing about how the stack works. @default - it is run */
  readonly notRun?: string;
  /** Begins to work: called once all resources exist, in the order of creation. */
  start?(): void | Promise<void>;
  /**
   * Takes on other properties in place, and keeps what it holds. What AWS's schema lets nobody change after the creation is the same
   * in them: otherwise the resource is replaced by a new one. It is called with the earlier properties to take a change back.
   *
   * @param revertsDrift whether what others have changed is brought back where these properties are those it had. @default false
   * @returns what `Fn::GetAtt` gives from then on. @default - what it gave before
   * @throws as `create` does; nothing has changed then
   */
  update?(
    properties: Properties,
    revertsDrift?: boolean,
  ): ResourceAttributes | void | Promise<ResourceAttributes | void>;
  /**
   * What it stood for before `update` made it stand for another, each once: they are deleted in the clean-up.
   *
   * @default - an update never does
   */
  takeSuperseded?(): readonly Pick<LiveResource, 'delete' | 'ref'>[];
  /**
   * Those of its properties that an API call can change, as they are now, in the template's form.
   *
   * @returns undefined if it is gone. @default - it has what it was created with, or updated to, last
   */
  describe?():
    | Readonly<Record<string, unknown>>
    | undefined
    | Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Those of its properties that on AWS can only be written: no patch starts from what `describe` tells of them. @default - none */
  readonly writeOnly?: readonly string[];
  /** Ends all work and holds nothing any more: called in reverse order. */
  stop?(): void | Promise<void>;
  /**
   * Deletes it, with all that it keeps; `stop` was called before. @default - there is nothing to delete
   *
   * @throws AwsError if AWS would not delete it
   */
  delete?(): void | Promise<void>;
}

/**
 * A resource type of CloudFormation that is run.
 *
 * @typeParam Ports what its resources are made in: what its service keeps, and what that service needs of others
 */
export interface ResourceType<Ports, Properties = unknown> {
  /** As in the template, such as `AWS::SQS::Queue`. */
  readonly type: string;
  /** Reads the properties, with intrinsic functions resolved. What it does not know is refused. */
  readonly properties: z.ZodType<Properties>;
  create(
    properties: Properties,
    ports: Ports,
    identity: ResourceIdentity,
  ): LiveResource<Properties> | Promise<LiveResource<Properties>>;
}

/** A resource type together with what its resources are made in. */
export interface BoundResourceType {
  readonly type: string;
  readonly properties: z.ZodType;
  create(properties: unknown, identity: ResourceIdentity): LiveResource | Promise<LiveResource>;
}

/** Ties a resource type to what its resources are made in. */
export function bindResourceType<Ports>(resource: ResourceType<Ports>, ports: Ports): BoundResourceType {
  const { type, properties } = resource;
  return { type, properties, create: (given, identity) => resource.create(given, ports, identity) };
}

/** Declares a resource type: the types of its properties and its ports follow from what is given. */
export function resourceType<Ports, Properties>(
  declared: ResourceType<Ports, Properties>,
): ResourceType<Ports, Properties> {
  return declared;
}
