import type { StoredVersion } from '../object/stored-object';
import { compareUtf8, type ListRequest } from './list-page';

/** A place in a list of versions: behind one of them, or behind all of a key. */
interface VersionMarker {
  readonly key: string;
  /** Empty for all of them. */
  readonly versionId: string;
}

interface VersionsPage {
  readonly versions: readonly StoredVersion[];
  readonly commonPrefixes: readonly string[];
  /** The last entry of the page, if there are more. */
  readonly next?: VersionMarker;
}

/** One page of versions: by the order of their keys' UTF-8, those of a key from the latest on. */
export function listVersionsPage(
  all: readonly StoredVersion[],
  { prefix, delimiter, maxKeys, after }: Omit<ListRequest, 'after'> & { readonly after: VersionMarker },
): VersionsPage {
  const entries = new Map<string, VersionMarker & { readonly version?: StoredVersion }>();
  const sorted = [...all].sort((a, b) => compareUtf8(a.key, b.key) || b.number - a.number);
  for (const version of sorted.slice(startOf(sorted, after))) {
    const { key, versionId } = version;
    if (!key.startsWith(prefix)) continue;
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = at < 0 ? undefined : key.slice(0, at + delimiter.length);
    if (common === undefined)
      entries.set(JSON.stringify([key, versionId]), {
        key,
        versionId,
        version,
      });
    else if (common !== after.key) entries.set(common, { key: common, versionId: '' });
  }
  const page = [...entries.values()].slice(0, maxKeys);
  const last = page.at(-1);
  return {
    versions: page.flatMap(({ version }) => version ?? []),
    commonPrefixes: page.flatMap(({ key, version }) => (version ? [] : [key])),
    ...(entries.size > page.length && last && { next: last }),
  };
}

function startOf(sorted: readonly StoredVersion[], { key, versionId }: VersionMarker): number {
  if (key === '') return 0;
  const named = sorted.findIndex((version) => version.key === key && version.versionId === versionId);
  if (named >= 0) return named + 1;
  const behind = sorted.findIndex((version) => compareUtf8(version.key, key) > 0);
  return behind < 0 ? sorted.length : behind;
}
