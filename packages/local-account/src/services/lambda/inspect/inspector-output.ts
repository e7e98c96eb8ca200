/** What Node.js writes of its inspector, among what the function writes: it is no part of the function's log. */
const OF_INSPECTOR =
  /^(?:Debugger listening on ws:\/\/\S+|For help, see: https:\/\/nodejs\.org\/\S+|Debugger attached\.|Waiting for the debugger to disconnect\.\.\.|Debugger ending on ws:\/\/\S+|Starting inspector on \S+ failed: .*)$/;

const LISTENING = /^Debugger listening on ws:\/\/127\.0\.0\.1:(\d+)\//;

/** @returns whether Node.js wrote this line of its inspector */
export function isOfInspector(line: string): boolean {
  return OF_INSPECTOR.test(line);
}

/** The port that a line tells the inspector to listen on; undefined if it tells none. */
export function inspectorPortIn(line: string): number | undefined {
  const [, port] = LISTENING.exec(line) ?? [];
  return port === undefined ? undefined : Number(port);
}
