export interface FilterPattern { matches(message: string): boolean }
export { InvalidFilterPatternError } from './invalid-filter-pattern-error';

/** Compiles a CloudWatch Logs filter pattern. */
export function compileFilterPattern(pattern: string): FilterPattern {
  const terms = [...pattern.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? '');
  return { matches: (message) => terms.every((t) => message.includes(t)) };
}
