import { isDeleteMarker, type StoredObject, type StoredVersion } from '../object/stored-object';

/** What a bucket keeps: of each key its versions, the latest first. */
export class ObjectVersions {
  private readonly byKey = new Map<string, StoredVersion[]>();

  /** @param versions each before those that came after it @default - none */
  constructor(versions: readonly StoredVersion[] = []) {
    for (const version of versions) this.add(version);
  }

  get isEmpty(): boolean {
    return this.byKey.size === 0;
  }

  /** The objects that are there, in no order. */
  get objects(): StoredObject[] {
    return [...this.byKey.keys()].flatMap((key) => this.object(key) ?? []);
  }

  /** All versions, those of a key together, the latest first. */
  get all(): StoredVersion[] {
    return [...this.byKey.values()].flat();
  }

  /** The object of a key; undefined if there is none, or it was deleted. */
  object(key: string): StoredObject | undefined {
    const latest = this.latest(key);
    return latest && !isDeleteMarker(latest) ? latest : undefined;
  }

  latest(key: string): StoredVersion | undefined {
    return this.byKey.get(key)?.[0];
  }

  version(key: string, versionId: string): StoredVersion | undefined {
    return this.byKey.get(key)?.find((version) => version.versionId === versionId);
  }

  /** Adds the latest version of a key. @returns the one of the same id, which it takes the place of */
  add(version: StoredVersion): StoredVersion | undefined {
    const replaced = this.remove(version.key, version.versionId);
    this.byKey.set(version.key, [version, ...(this.byKey.get(version.key) ?? [])]);
    return replaced;
  }

  /** Puts a version in the place of the one of its id, which is as old as that. */
  change(version: StoredVersion): void {
    const versions = this.byKey.get(version.key) ?? [];
    const changed = versions.map((other) => (other.versionId === version.versionId ? version : other));
    this.byKey.set(version.key, changed);
  }

  /** @returns what was removed; undefined if there was no such version */
  remove(key: string, versionId: string): StoredVersion | undefined {
    const versions = this.byKey.get(key) ?? [];
    const left = versions.filter((version) => version.versionId !== versionId);
    if (left.length > 0) this.byKey.set(key, left);
    else this.byKey.delete(key);
    return versions.find((version) => version.versionId === versionId);
  }
}
