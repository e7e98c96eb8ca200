import { UnlocatedPatternError } from '../unlocated-pattern-error';
import { looksLikeIpAddress, parseIpAddress } from './ip-address';
import type { ValueMatcher } from './scalar';

const MAX_INT = 2 ** 31 - 1;

/**
 * Matches the addresses of a range such as `10.0.0.0/24`. A single address (/32, /128) is not a range to EventBridge.
 *
 * @throws UnlocatedPatternError in AWS's words, which name no place here (recorded in LocalStack's `content_ip_address_*_EXC`)
 */
export function cidr(range: string): ValueMatcher {
  const { address, maskBits } = parseRange(range);
  const addressBits = address.length * 4;
  if (maskBits >= addressBits) {
    const family = addressBits === 32 ? 'IPv4' : 'IPv6';
    throw new UnlocatedPatternError(`${family} mask bits must be < ${addressBits}`);
  }
  const hostBits = BigInt(addressBits - maskBits);
  const network = BigInt(`0x${address}`) >> hostBits;
  return (scalar) => {
    if (scalar.kind !== 'string') return false;
    const candidate = parseIpAddress(scalar.text);
    return candidate?.length === address.length && BigInt(`0x${candidate}`) >> hostBits === network;
  };
}

function parseRange(range: string): { address: string; maskBits: number } {
  // Java's split drops empty strings at the end.
  const parts = range.replace(/\/+$/, '').split('/');
  const [address, mask] = parts;
  if (address === undefined || mask === undefined || parts.length !== 2) {
    throw new UnlocatedPatternError("Malformed CIDR, one '/' required");
  }
  const maskBits = Number(mask);
  if (!/^[+-]?[0-9]+$/.test(mask) || maskBits > MAX_INT || maskBits < -MAX_INT - 1) {
    throw new UnlocatedPatternError('Malformed CIDR, mask bits must be an integer');
  }
  if (maskBits < 0) throw new UnlocatedPatternError('Malformed CIDR, mask bits must not be negative');
  if (!looksLikeIpAddress(address)) throw new UnlocatedPatternError(`Nonstandard IP address: ${address}`);
  const digits = parseIpAddress(address);
  if (digits === undefined) throw new UnlocatedPatternError(`Invalid IP address: ${address}`);
  return { address: digits, maskBits };
}
