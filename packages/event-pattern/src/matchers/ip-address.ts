import { isIP, SocketAddress } from 'node:net';

const IPV4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;
const IPV6 = /^[0-9a-fA-F:]+$/;
const IPV4_MAPPED = /^::ffff:(?=.*\.)/;

/** An address, always written in one way. */
export interface IpAddress {
  readonly text: string;
  readonly family: 'ipv4' | 'ipv6';
}

/** Whether a text has the shape of an address (event-ruler, `Constants.IPv4_REGEX` and `IPv6_REGEX`). */
export function looksLikeIpAddress(text: string): boolean {
  return IPV4.test(text) || (text.includes(':') && IPV6.test(text));
}

/**
 * Reads an address; undefined when the text is none. As in Java's `InetAddress`, which Event Ruler uses, a leading
 * zero does not make an octet octal, and an IPv4-mapped IPv6 address is the IPv4 address.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (!looksLikeIpAddress(text)) return undefined;
  const decimal = IPV4.test(text) ? text.replace(/\b0+(?=\d)/g, '') : text;
  const version = isIP(decimal);
  if (version === 0) return undefined;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const { address } = new SocketAddress({ address: decimal, family });
  return IPV4_MAPPED.test(address)
    ? { text: address.replace(IPV4_MAPPED, ''), family: 'ipv4' }
    : { text: address, family };
}
