import { keyOf, keysBelow, partsOf } from '../../store/keys';
import type { Store } from '../../store/store';
import type { Parameter } from './parameter';

const PARAMETERS = 'ssm-parameters';

type Kept = Omit<Parameter, 'lastModifiedDate' | 'tags'> & {
  readonly lastModifiedDate: string;
  readonly tags?: readonly (readonly [string, string])[];
};

/** The parameters that clients have made, and no template: they are kept for the runs to come. */
export class KeptParameters {
  constructor(private readonly store: Store) {}

  /** By their names, of each the versions, the newest one last. */
  async all(): Promise<Map<string, readonly Parameter[]>> {
    const parameters = new Map<string, readonly Parameter[]>();
    for await (const [key, value] of this.store.entries(keysBelow(PARAMETERS))) {
      parameters.set(partsOf(key)[1] ?? '', (JSON.parse(value) as Kept[]).map(readKept));
    }
    return parameters;
  }

  keep(name: string, versions: readonly Parameter[]): void {
    const kept = versions.map(({ tags, ...version }) => ({ ...version, ...(tags && { tags: [...tags] }) }));
    this.store.write([{ key: keyOf(PARAMETERS, name), value: JSON.stringify(kept) }]);
  }

  /** Keeps a parameter as it is now, if it is one of them. */
  update(name: string, versions: readonly Parameter[]): void {
    if (this.store.isReadable && this.store.get(keyOf(PARAMETERS, name)) !== undefined) {
      this.keep(name, versions);
    }
  }

  forget(name: string): void {
    this.store.write([{ key: keyOf(PARAMETERS, name) }]);
  }
}

function readKept({ lastModifiedDate, tags, ...version }: Kept): Parameter {
  return {
    ...version,
    lastModifiedDate: new Date(lastModifiedDate),
    ...(tags && { tags: new Map(tags) }),
  };
}
