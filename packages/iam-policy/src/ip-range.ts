import { BlockList, isIP } from 'node:net';

const BITS = { 4: 32, 6: 128 } as const;

/**
 * A test for addresses within a range in CIDR notation, or undefined when the text is none. Without a prefix length
 * the range is the one address (IAM User Guide, "IP address condition operators").
 */
export function parseIpRange(text: string): ((address: string) => boolean) | undefined {
  const [network = '', prefix, ...rest] = text.split('/');
  const version = isIP(network);
  if ((version !== 4 && version !== 6) || rest.length > 0) return undefined;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const prefixLength = prefix === undefined ? BITS[version] : Number(prefix);
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
  if (prefixLength > BITS[version]) return undefined;
  const range = new BlockList();
  range.addSubnet(network, prefixLength, family);
  return (address) => range.check(address, family);
}
