import type { HttpAnswer } from './http-connection';

/** What time it is in the account, where it is not what the machine says: as of when this process was told last. */
let toldMs = timeIn(process.env._LOCAL_RUN_NOW_MS);
delete process.env._LOCAL_RUN_NOW_MS;

/** Takes what an event's headers tell. */
export function tellTime({ 'local-run-now-ms': told }: HttpAnswer['headers']): void {
  if (told !== undefined) toldMs = timeIn(told);
}

/** What time it is, in milliseconds since the epoch. */
export function accountTime(): number {
  return toldMs ?? Date.now();
}

function timeIn(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
