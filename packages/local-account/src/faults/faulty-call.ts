import type { Caller } from '../access/caller';
import { resourceNameOf } from '../arn';

/** A call, or an event on its way into an archive, as far as it tells whether a fault is meant for it. */
export interface FaultyCall {
  /** A service and its operation; or `archive`. */
  readonly hop: string;
  /** An ARN. */
  readonly resource: string;
  /** @default - nobody calls */
  readonly caller?: Caller;
}

const PIPES = 'pipes.amazonaws.com';

/** Whether a pipe's worker makes the call. */
export function isOfPipe({ caller }: FaultyCall): boolean {
  return caller?.actingService === PIPES;
}

/** What a pattern may name the caller by. */
export function callerNames({ caller }: FaultyCall): string[] {
  if (!caller) return [];
  const { actingService, principal } = caller;
  const service = actingService ?? (principal.type === 'service' ? principal.service : undefined);
  return [
    ...(service === undefined ? [] : [service, service.replace(/\.amazonaws\.com.*$/, '')]),
    ...(principal.type === 'role' ? [principal.roleArn, resourceNameOf(principal.roleArn)] : []),
    ...(principal.type === 'administrator' ? ['client'] : []),
  ];
}

/** What a pattern may name the resource by: its ARN, or the end of that. */
export function resourceNames({ resource }: FaultyCall): string[] {
  return [resource, resource.split(/[:/]/).at(-1) ?? ''];
}
