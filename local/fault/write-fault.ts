import type { FaultSpec } from '@pipeline/local-account';
import { nameOfHop } from './hops';

/** Writes a fault as it can be typed again. */
export function writeFault(spec: FaultSpec): string {
  const {
    hop,
    caller,
    resource,
    fault,
    done,
    for: duration,
    code,
    ...rest
  } = spec as FaultSpec & FaultMembers;
  const name = nameOfHop({ hop, caller, resource });
  const value = code ?? (duration === undefined ? undefined : writeDuration(duration));
  const members = name === undefined ? { caller, resource, ...rest } : rest;
  const pairs = Object.entries(members).flatMap(([key, member]) =>
    member === undefined ? [] : [`${key}=${quote(String(member))}`],
  );
  return [
    name ?? hop,
    value === undefined ? fault : `${fault}=${value}`,
    ...(done === true ? ['done'] : []),
    ...pairs,
  ].join(' ');
}

/** Those of each kind. */
interface FaultMembers {
  readonly done?: boolean;
  readonly for?: string;
  readonly code?: string;
}

/** As people write it, where it is no more than hours, minutes or seconds. */
function writeDuration(iso: string): string {
  return /^PT(?=\d)(?:\d+H)?(?:\d+M)?(?:[\d.]+S)?$/.test(iso) ? iso.slice(2).toLowerCase() : iso;
}

function quote(text: string): string {
  return /[\s"']/.test(text) ? `"${text.replace(/["\\]/g, String.raw`\$&`)}"` : text;
}
