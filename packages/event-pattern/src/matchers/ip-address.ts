import { isIPv6 } from 'node:net';

const IPV4 = /^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$/;
const IPV6 = /^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/;
const IPV4_MAPPED = /^0{20}ffff/;

/** Whether a text has the shape of an address (event-ruler, `Constants.IPv4_REGEX` and `IPv6_REGEX`). */
export function looksLikeIpAddress(text: string): boolean {
  return IPV4.test(text) || IPV6.test(text);
}

/**
 * An address as hexadecimal digits, 8 of IPv4 or 32 of IPv6, so that addresses of one family compare as strings;
 * undefined when the text is none. As in Java's `InetAddress`, which Event Ruler uses, a leading zero does not make
 * an octet octal, and an IPv4-mapped IPv6 address is the IPv4 address.
 */
export function parseIpAddress(text: string): string | undefined {
  if (IPV4.test(text)) {
    const octets = text.split('.').map(Number);
    return octets.every((octet) => octet <= 255) ? octets.map((octet) => hex(octet, 2)).join('') : undefined;
  }
  if (!IPV6.test(text) || !isIPv6(text)) return undefined;
  const [head = '', tail] = text.split('::');
  const left = groups(head);
  const right = groups(tail ?? '');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const digits = [...left, ...zeros, ...right].map((group) => hex(parseInt(group, 16), 4)).join('');
  return IPV4_MAPPED.test(digits) ? digits.slice(24) : digits;
}

function groups(text: string): string[] {
  return text === '' ? [] : text.split(':');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
