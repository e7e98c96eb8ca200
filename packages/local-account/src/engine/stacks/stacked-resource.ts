import type { ResourceStatus } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../errors/aws-error';
import { ownValue } from '../../record-by-name';
import type { LiveResource, ResourceAttributes } from '../resource-type';
import type { StackResource } from './stack-view';
import type { WantedResource } from './wanted-resource';

/** A resource as its stack keeps it: what was wanted of it, and what there is. */
export class StackedResource implements StackResource {
  status: ResourceStatus = 'CREATE_IN_PROGRESS';
  statusReason: string | undefined;
  updatedAt: Date;
  /** What there is of it; undefined until it is created. */
  live: LiveResource | undefined;
  /** Whether it has begun to work. */
  isStarted = false;
  /** Whether it was there before its stack: it stays when what took it up is rolled back. */
  isImported = false;
  private currentAttributes: ResourceAttributes | undefined;
  /** What it was changed to beside its template. */
  private drifted: Readonly<Record<string, unknown>> | undefined;

  /** @param generation how many of its logical id came before it: part of its name */
  constructor(
    public wanted: WantedResource,
    readonly generation: number,
    readonly createdAt: Date,
  ) {
    this.updatedAt = createdAt;
  }

  get logicalId(): string {
    return this.wanted.logicalId;
  }

  get type(): string {
    return this.wanted.type;
  }

  get properties(): Readonly<Record<string, unknown>> {
    return this.wanted.properties;
  }

  /** Its properties as they are now, whoever has changed them. @returns undefined if it is gone */
  async describe(): Promise<Readonly<Record<string, unknown>> | undefined> {
    const described = await this.describeLive();
    if (!described) return undefined;
    const all = { ...(this.drifted ?? this.properties), ...described };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  }

  /**
   * What a patch is made to: its properties as they are now, but for those that can only be written, which are as it was last given them.
   *
   * @returns undefined if it is gone
   */
  async describePatched(): Promise<Readonly<Record<string, unknown>> | undefined> {
    const described = await this.describe();
    const given = this.drifted ?? this.properties;
    const written = (this.live?.writeOnly ?? []).map((name): [string, unknown] => [
      name,
      ownValue(given, name),
    ]);
    return described && { ...described, ...Object.fromEntries(written) };
  }

  private async describeLive(): Promise<Readonly<Record<string, unknown>> | undefined> {
    try {
      return this.live?.describe ? await this.live.describe() : {};
    } catch (error) {
      // Its service does not know it any more.
      if (error instanceof AwsError) return undefined;
      throw error;
    }
  }

  get physicalId(): string {
    return this.live?.ref ?? '';
  }

  get ref(): string {
    return this.physicalId;
  }

  get attributes(): ResourceAttributes | undefined {
    return this.currentAttributes ?? this.live?.attributes;
  }

  /**
   * Takes on what no template says: what is wanted of it stays, and it has drifted from that.
   *
   * @param parsed the properties as its type's schema gives them
   * @throws as `LiveResource.update` does; it is as it was then
   */
  async drift(properties: Readonly<Record<string, unknown>>, parsed: unknown): Promise<void> {
    this.currentAttributes = (await this.live?.update?.(parsed)) ?? this.currentAttributes;
    this.drifted = properties;
  }

  /** Takes other properties on, in place. @throws as `LiveResource.update` does; it is as it was then */
  async change(wanted: WantedResource, revertsDrift = false): Promise<void> {
    const attributes = this.live && (await wanted.update(this.live, revertsDrift));
    this.currentAttributes = attributes ?? this.currentAttributes;
    this.wanted = wanted;
    this.drifted = undefined;
  }

  /** What changes have made it stand for no longer: each is deleted in the clean-up. */
  takeSuperseded(): StackedResource[] {
    return (this.live?.takeSuperseded?.() ?? []).map((live) => {
      const superseded = new StackedResource(this.wanted, this.generation, this.createdAt);
      superseded.live = live;
      return superseded;
    });
  }
}
