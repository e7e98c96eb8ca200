import { apis } from '../src/services/apis';
import type { ServiceApi } from '../src/wire/service-api';
import { code, list } from './markdown';

/** The operations of each AWS API that is served, and its protocol. */
export function operations(): string {
  const sorted = [...apis].sort((a, b) => (a.signingName < b.signingName ? -1 : 1));
  return list(
    sorted.map((api) => {
      const names = api.operations.map(({ name }) => name).sort();
      return `${code(api.signingName)} (${protocolOf(api)}): ${names.join(', ')}`;
    }),
  );
}

function protocolOf<World>({ protocol }: ServiceApi<World>): string {
  switch (protocol.kind) {
    case 'awsJson':
      return `JSON ${protocol.version}`;
    case 'awsQuery':
      return 'query, XML';
    case 'restJson':
      return 'REST, JSON';
  }
}
