import { type Account } from '../../account';
import { Archive, type ArchiveSettings } from './archive';
import { archiveRule, archiveRuleName } from './archive-rule';
import type { EventBus } from './event-bus';
import { alreadyExists, doesNotExist } from './event-errors';

/** The archives of the account, each fed by a rule of its own on its bus. */
export class Archives {
  private readonly byName = new Map<string, { readonly archive: Archive; readonly bus: EventBus }>();

  constructor(private readonly account: Account) {}

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

  /** @throws AwsError `ResourceAlreadyExistsException`; InvalidEventPatternError */
  create(name: string, bus: EventBus, settings: ArchiveSettings): Archive {
    if (this.byName.has(name)) throw alreadyExists('Archive', name);
    const archive = new Archive(name, bus.arn, settings, this.account);
    bus.putRule(archiveRule(archive, this.account, bus.name));
    this.byName.set(name, { archive, bus });
    return archive;
  }

  /** @throws AwsError `ResourceNotFoundException`; InvalidEventPatternError, and then nothing changes */
  update(name: string, settings: ArchiveSettings): Archive {
    const { archive, bus } = this.entry(name);
    const before = archive.settings;
    archive.settings = settings;
    try {
      bus.putRule(archiveRule(archive, this.account, bus.name));
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

  private entry(name: string) {
    const entry = this.byName.get(name);
    if (entry) return entry;
    throw doesNotExist('Archive', name);
  }
}
