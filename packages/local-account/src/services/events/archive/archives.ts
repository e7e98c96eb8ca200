import type { AccountPorts } from '../../../account-ports';
import { Numbers } from '../../../store/numbers';
import type { EventBus } from '../bus/event-bus';
import { alreadyExists, doesNotExist } from '../event-errors';
import { requireEventsKey } from '../events-key';
import { Archive, type ArchiveSettings } from './archive';
import { archiveRule, archiveRuleName } from './archive-rule';
import type { ArchiveState } from './archive-state';
import { lastNumberOf, restoreArchives } from './kept-events';

/** The archives of the account, each fed by a rule of its own on its bus. */
export class Archives {
  private readonly byName = new Map<string, { readonly archive: Archive; readonly bus: EventBus }>();

  /** What earlier runs have left of archives that have not been created yet, by name. */
  private restored = new Map<string, ArchiveState>();

  private readonly numbers: Numbers;

  constructor(
    private readonly ports: Pick<AccountPorts, 'access' | 'account' | 'clock' | 'store' | 'trace'>,
  ) {
    this.numbers = new Numbers(ports.clock);
  }

  /** Reads what earlier runs have kept: each archive takes back its events when it is created. */
  async restore(): Promise<void> {
    const { store } = this.ports;
    this.restored = await restoreArchives(store);
    for (const name of this.restored.keys()) this.numbers.passOver(await lastNumberOf(name, store));
  }

  /** Which archives of earlier runs are there no more, and had events, in words. */
  get missing(): string[] {
    return [...this.restored].flatMap(([name, { count }]) =>
      count > 0 ? [`events of archive ${name}: ${count}`] : [],
    );
  }

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
    const ports = { ...this.ports, numbers: this.numbers };
    const archive = new Archive(name, bus.arn, settings, ports, this.restored.get(name));
    bus.putRule(archiveRule(archive, this.ports.account, bus.name));
    this.byName.set(name, { archive, bus });
    this.restored.delete(name);
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

  /**
   * Deletes an archive with all that is in it.
   *
   * @returns when nothing of it is kept any more
   * @throws AwsError `ResourceNotFoundException`
   */
  async delete(name: string): Promise<void> {
    const { archive, bus } = this.entry(name);
    bus.removeRule(archiveRuleName(name));
    this.byName.delete(name);
    await archive.clear();
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
