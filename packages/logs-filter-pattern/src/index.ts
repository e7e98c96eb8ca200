export { compileFilterPattern } from './compile-filter-pattern';
export type { FilterPattern } from './filter-pattern';
export { InvalidFilterPatternError } from './invalid-filter-pattern-error';
