import type { Account } from '../../../account';
import { arn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { EventSourceMapping, type MappingWork } from './event-source-mapping';
import type { MappingSettings } from './mapping';

/** The event source mappings of an account, by their UUIDs. */
export class EventSourceMappings {
  private readonly byUuid = new Map<string, EventSourceMapping>();

  constructor(private readonly account: Account) {}

  get all(): EventSourceMapping[] {
    return [...this.byUuid.values()].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
  }

  /** The words are recorded on AWS. @throws AwsError ResourceNotFoundException */
  get(uuid: string): EventSourceMapping {
    const mapping = this.byUuid.get(uuid);
    if (mapping) return mapping;
    throw new AwsError('ResourceNotFoundException', 'The resource you requested does not exist.', 404);
  }

  /**
   * Creates one, which polls once it is started. The words are recorded on AWS.
   *
   * @throws AwsError ResourceConflictException
   */
  create(uuid: string, queueArn: string, settings: MappingSettings, work: MappingWork): EventSourceMapping {
    const { functionArn, functionName } = settings.reference;
    const same = this.all.find(
      (other) => other.queueArn === queueArn && other.settings.reference.functionArn === functionArn,
    );
    if (same) {
      throw new AwsError(
        'ResourceConflictException',
        `An event source mapping with SQS arn (" ${queueArn} ") and function (" ${functionName} ") already exists. Please update or delete the existing mapping with UUID ${same.uuid}`,
        409,
      );
    }
    const mappingArn = arn(this.account, 'lambda', `event-source-mapping:${uuid}`);
    const mapping = new EventSourceMapping(uuid, mappingArn, queueArn, settings, work);
    this.byUuid.set(uuid, mapping);
    return mapping;
  }

  async delete({ uuid }: EventSourceMapping): Promise<void> {
    const mapping = this.get(uuid);
    this.byUuid.delete(uuid);
    await mapping.stop();
  }

  /** Ends all polling. */
  async stop(): Promise<void> {
    await Promise.all(this.all.map((mapping) => mapping.stop()));
  }
}
