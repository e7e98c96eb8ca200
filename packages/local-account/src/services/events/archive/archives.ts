import type { AccountPorts } from '../../../account-ports';
import type { EventBus } from '../bus/event-bus';
import { alreadyExists, doesNotExist } from '../event-errors';
import { requireEventsKey } from '../events-key';
import { Archive, type ArchiveSettings } from './archive';
import { archiveRule, archiveRuleName } from './archive-rule';

/** The archives of the account, each fed by a rule of its own on its bus. */
export class Archives {
  private readonly byName = new Map<string, { readonly archive: Archive; readonly bus: EventBus }>();

  constructor(private readonly ports: Pick<AccountPorts, 'access' | 'account' | 'clock'>) {}

  all(): Archive[] {
    return [...this.byName.values()].map(({ archive }) => archive);
  }

  find(archiveArn: string): Archive | undefined {
    return this.all().find(({ arn }) => arn === archiveArn);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  archive(name: string): Archive {
    return this.entry(name).archive;
  }

  /** @throws AwsError `ResourceAlreadyExistsException`; AccessDenied to the key; InvalidEventPatternError */
  create(name: string, bus: EventBus, settings: ArchiveSettings): Archive {
    if (this.byName.has(name)) throw alreadyExists('Archive', name);
    this.checkKey(settings, bus);
    const archive = new Archive(name, bus.arn, settings, this.ports);
    bus.putRule(archiveRule(archive, this.ports.account, bus.name));
    this.byName.set(name, { archive, bus });
    return archive;
  }

  /**
   * Nothing changes if it fails.
   *
   * @throws AwsError `ResourceNotFoundException`; AccessDenied to the key; InvalidEventPatternError
   */
  update(name: string, settings: ArchiveSettings): Archive {
    const { archive, bus } = this.entry(name);
    this.checkKey(settings, bus);
    const before = archive.settings;
    archive.settings = settings;
    try {
      bus.putRule(archiveRule(archive, this.ports.account, bus.name));
    } catch (error) {
      archive.settings = before;
      throw error;
    }
    return archive;
  }

  /** Deletes an archive with all that is in it. @throws AwsError `ResourceNotFoundException` */
  delete(name: string): void {
    const { bus } = this.entry(name);
    bus.removeRule(archiveRuleName(name));
    this.byName.delete(name);
  }

  private checkKey({ kmsKeyArn }: ArchiveSettings, bus: EventBus): void {
    if (kmsKeyArn !== undefined) requireEventsKey(this.ports.access, kmsKeyArn, bus.arn);
  }

  private entry(name: string) {
    const entry = this.byName.get(name);
    if (entry) return entry;
    throw doesNotExist('Archive', name);
  }
}
