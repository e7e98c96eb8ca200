import type { LocalAccount } from '@pipeline/local-account';
import { code, list } from './markdown';

/** The operations of each AWS API that is served, and its protocol. */
export function operations({ services }: Pick<LocalAccount, 'services'>): string {
  const sorted = services.filter(({ protocol }) => protocol).sort((a, b) => (a.name < b.name ? -1 : 1));
  return list(
    sorted.map(
      ({ name, protocol, operations: served }) =>
        `${code(name)} (${protocol?.title}): ${[...served.keys()].sort().join(', ')}`,
    ),
  );
}
