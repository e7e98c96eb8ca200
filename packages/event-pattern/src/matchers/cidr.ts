import { BlockList } from 'node:net';
import { UnlocatedError } from '../json/unlocated-error';
import { type IpAddress, looksLikeIpAddress, parseIpAddress } from './ip-address';
import { stringMatcher, type ValueMatcher } from './scalar';

const ADDRESS_BITS = { ipv4: 32, ipv6: 128 } as const;
const NAMES = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/**
 * Matches the addresses of a range such as `10.0.0.0/24`. A single address (/32, /128) is not a range to EventBridge.
 *
 * @throws UnlocatedError in AWS's words, which name no place here (recorded in LocalStack's `content_ip_address_*_EXC`)
 */
export function cidr(range: string): ValueMatcher {
  const { address, maskBits } = parseRange(range);
  const { text: network, family } = address;
  if (maskBits >= ADDRESS_BITS[family]) {
    throw new UnlocatedError(`${NAMES[family]} mask bits must be < ${ADDRESS_BITS[family]}`);
  }
  const addresses = new BlockList();
  addresses.addSubnet(network, maskBits, family);
  return stringMatcher((text) => {
    const candidate = parseIpAddress(text);
    // A block list of IPv6 addresses would also find IPv4 addresses, as the IPv6 addresses that they are mapped to.
    return candidate?.family === family && addresses.check(candidate.text, family);
  });
}

function parseRange(range: string): { address: IpAddress; maskBits: number } {
  // Java's split drops empty strings at the end.
  const parts = range.replace(/\/+$/, '').split('/');
  const [host, mask] = parts;
  if (host === undefined || mask === undefined || parts.length !== 2) {
    throw new UnlocatedError("Malformed CIDR, one '/' required");
  }
  if (!/^[+-]?[0-9]+$/.test(mask)) throw new UnlocatedError('Malformed CIDR, mask bits must be an integer');
  const maskBits = Number(mask);
  if (maskBits < 0) throw new UnlocatedError('Malformed CIDR, mask bits must not be negative');
  if (!looksLikeIpAddress(host)) throw new UnlocatedError(`Nonstandard IP address: ${host}`);
  const address = parseIpAddress(host);
  if (address === undefined) throw new UnlocatedError(`Invalid IP address: ${host}`);
  return { address, maskBits };
}
