export { compileEventPattern, type EventPattern } from './compile-event-pattern';
export { InvalidEventError } from './invalid-event-error';
export { InvalidEventPatternError } from './invalid-event-pattern-error';
export { type EventObject, type EventValue, NumberLiteral } from './json/event-value';
export { jsonValueOf } from './json/json-value-of';
export { wildcard } from './matchers/wildcard';
export { parseEvent } from './parse-event';
export { parseTestEvent } from './parse-test-event';
