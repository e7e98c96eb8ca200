import type { Store } from '../src/store/store';

/** All keys that a store has. */
export async function keysIn(store: Pick<Store, 'entries'>): Promise<string[]> {
  const keys: string[] = [];
  for await (const [key] of store.entries({ from: '', to: '\u{10FFFF}' })) keys.push(key);
  return keys;
}
