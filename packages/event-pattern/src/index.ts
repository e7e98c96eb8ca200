export { checkTestEvent } from './check-test-event';
export { compileEventPattern, type EventPattern } from './compile-event-pattern';
export { InvalidEventError } from './invalid-event-error';
export { InvalidEventPatternError } from './invalid-event-pattern-error';
export { type EventValue, NumberLiteral } from './json/event-value';
export type { JsonValue } from './json/json-value';
export { wildcard } from './matchers/wildcard';
export { parseEvent } from './parse-event';
