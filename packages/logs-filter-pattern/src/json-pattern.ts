import {
  type EventObject,
  type EventValue,
  InvalidEventError,
  NumberLiteral,
  parseEvent,
} from '@pipeline/event-pattern';
import { readComparison } from './comparison';
import type { FilterPattern } from './filter-pattern';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import { readLogicalExpression } from './logical-expression';
import type { PatternCursor } from './pattern-cursor';
import { type PropertySelector, readPropertySelector } from './property-selector';

type Condition = (event: EventObject) => boolean;

const WORD = /[A-Z]+/y;
const MAX_WILDCARD_SELECTORS = 3;

/** What a property can be with `IS`. There is no `IS NOT`, and no `EXISTS` without `NOT`. */
const CONSTANTS: ReadonlyMap<string, EventValue> = new Map<string, EventValue>([
  ['NULL', null],
  ['TRUE', true],
  ['FALSE', false],
]);

/** Compiles what is between the braces of a JSON pattern. A message that is no JSON object never matches. */
export function compileJsonPattern(cursor: PatternCursor): FilterPattern {
  const holds = new JsonExpression(cursor).read();
  if (!cursor.atEnd) throw cursor.unexpected();
  return {
    matches: (message) => {
      const event = eventOf(message);
      return event !== undefined && holds(event);
    },
  };
}

class JsonExpression {
  private wildcardSelectors = 0;

  constructor(private readonly cursor: PatternCursor) {}

  read(): Condition {
    return readLogicalExpression(this.cursor, () => this.readOperand());
  }

  private readOperand(): Condition {
    if (!this.cursor.take('(')) return this.readCondition();
    const condition = this.read();
    if (!this.cursor.take(')')) throw this.cursor.unexpected();
    return condition;
  }

  private readCondition(): Condition {
    const selector = this.readSelector();
    this.cursor.skipWhiteSpace();
    const word = this.cursor.takeMatch(WORD);
    if (word === 'IS') return this.readConstant(selector);
    if (word === 'NOT') {
      if (this.readWord() !== 'EXISTS') throw new InvalidFilterPatternError();
      return (event) => selector.select(event).length === 0;
    }
    if (word !== '') throw new InvalidFilterPatternError();
    const meets = readComparison(this.cursor);
    return (event) =>
      selector.select(event).some((value) => {
        const text = textOf(value);
        return text !== undefined && meets(text);
      });
  }

  private readSelector(): PropertySelector {
    const selector = readPropertySelector(this.cursor);
    if (selector.hasWildcard) this.wildcardSelectors += 1;
    if (this.wildcardSelectors > MAX_WILDCARD_SELECTORS) throw new InvalidFilterPatternError();
    return selector;
  }

  private readConstant(selector: PropertySelector): Condition {
    const constant = CONSTANTS.get(this.readWord());
    if (constant === undefined) throw new InvalidFilterPatternError();
    return (event) => selector.select(event).includes(constant);
  }

  private readWord(): string {
    this.cursor.skipWhiteSpace();
    return this.cursor.takeMatch(WORD);
  }
}

function eventOf(message: string): EventObject | undefined {
  try {
    return parseEvent(message);
  } catch (error) {
    if (error instanceof InvalidEventError) return undefined;
    throw error;
  }
}

/**
 * A string, or a number as it is written. Other values meet no comparison, not even `!=` (AWS's guide, and
 * DataBiosphere/azul#5884 for a property that is missing).
 */
function textOf(value: EventValue): string | undefined {
  if (value instanceof NumberLiteral) return value.text;
  return typeof value === 'string' ? value : undefined;
}
