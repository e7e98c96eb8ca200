import type { Field, FieldVisit } from '../fields';
import { compactTextOf, type Payload } from '../payload';
import type { StateFailure } from '../state-failure';
import { parseTimestamp } from '../timestamp';
import { javaText } from './java-values';
import type { PathExpression } from './path-expression';
import { PathFailure } from './path/evaluate-path';

/** The most seconds that a Wait state waits (recorded on AWS: 24,855 days are not too long, 24,856 are). */
const MAX_WAIT_SECONDS = 2 ** 31 - 1;

/** What a path begins at: the state's input as `InputPath` has it. */
export type Document = Field<Payload>;

/** A path whose failure AWS describes with the words of its JSONPath library (recorded on AWS, of each such field). */
export function pathField(path: PathExpression, document: Document): Field<Payload> {
  return (visit) => {
    try {
      return path.evaluate({ document: document(visit), visit });
    } catch (problem) {
      if (!(problem instanceof PathFailure)) throw problem;
      throw runtimeFailure(visit, `Invalid path '${path.text}' : ${problem.message}`);
    }
  };
}

/**
 * A path to a whole number; that of a text counts (recorded on AWS: MaxConcurrencyPath). That TimeoutSecondsPath and
 * HeartbeatSecondsPath have the same words for what is none, is not confirmed against AWS.
 */
export function integerPathField(path: PathExpression, name: string, document: Document): Field<number> {
  const field = pathField(path, document);
  return (visit) => {
    const value = field(visit);
    const text = javaText(value);
    if (!/^-?\d+$/.test(text)) {
      throw runtimeFailure(
        visit,
        `The ${name} field refers to value "${text}" which is not a valid integer: ${path.text}`,
      );
    }
    if (Number(text) < 0) throw runtimeFailure(visit, `${name.replace(/Path$/, '')} cannot be negative.`);
    return Number(text);
  };
}

/** A path to a number from 0 to 100 (the causes are recorded on AWS: ToleratedFailurePercentagePath). */
export function percentagePathField(path: PathExpression, name: string, document: Document): Field<number> {
  const field = pathField(path, document);
  return (visit) => {
    const text = javaText(field(visit));
    const percentage = Number(text);
    if (text.trim() === '' || Number.isNaN(percentage)) {
      throw runtimeFailure(
        visit,
        `The ${name} field refers to value "${text}" which is not a valid float: ${path.text}`,
      );
    }
    if (percentage < 0 || percentage > 100) {
      throw runtimeFailure(visit, `${name.replace(/Path$/, '')} must be between 0 and 100.`);
    }
    return percentage;
  };
}

/** `SecondsPath`, in milliseconds (the causes are recorded on AWS). */
export function secondsPathField(path: PathExpression, document: Document): Field<number> {
  return (visit) => {
    const text = referencedText(path, 'SecondsPath', document, visit);
    if (!/^-?\d+$/.test(text)) {
      throw runtimeFailure(
        visit,
        `The SecondsPath parameter cannot be parsed as a long value: ${path.text} == ${text}`,
      );
    }
    if (Number(text) < 0) {
      throw runtimeFailure(
        visit,
        `The SecondsPath parameter references a negative value: ${path.text} == ${text}`,
      );
    }
    return millisecondsOf(Number(text), visit);
  };
}

/** `TimestampPath`, in milliseconds from now (the causes are recorded on AWS). */
export function timestampPathField(path: PathExpression, document: Document): Field<number> {
  return (visit) => {
    const text = referencedText(path, 'TimestampPath', document, visit);
    const timestamp = parseTimestamp(text);
    if (timestamp === undefined) {
      throw runtimeFailure(
        visit,
        `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path.text} == ${text}`,
      );
    }
    return millisecondsOf(Math.max(0, timestamp - visit.clock.now()) / 1000, visit);
  };
}

export function runtimeFailure(visit: FieldVisit, cause: string): StateFailure {
  return visit.failure('States.Runtime', cause, 'never');
}

function referencedText(path: PathExpression, name: string, document: Document, visit: FieldVisit): string {
  try {
    const found = path.evaluate({ document: document(visit), visit });
    if (found.value !== null) return typeof found.value === 'string' ? found.value : compactTextOf(found);
  } catch (problem) {
    if (!(problem instanceof PathFailure)) throw problem;
  }
  throw runtimeFailure(visit, `The ${name} parameter does not reference an input value: ${path.text}`);
}

function millisecondsOf(seconds: number, visit: FieldVisit): number {
  if (seconds > MAX_WAIT_SECONDS) throw runtimeFailure(visit, 'Wait state delay is too long.');
  return 1000 * seconds;
}
