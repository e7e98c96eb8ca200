import { readComparison } from './comparison';
import type { FilterPattern } from './filter-pattern';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import { readLogicalExpression } from './logical-expression';
import { firstFields, splitWords, type Word } from './message-words';
import type { PatternCursor } from './pattern-cursor';
import type { TextTest } from './text-test';

const FIELD_NAME = /[A-Za-z0-9_-]+/y;
const ELLIPSIS = '...';

/** A condition on the words of a message at one place, or any number of words. */
type Field = TextTest | typeof ELLIPSIS;

/**
 * Compiles what is between the brackets of a space-delimited pattern. No fields match every message: AWS's example of
 * `[]` for TestMetricFilter.
 */
export function compileSpaceDelimitedPattern(cursor: PatternCursor): FilterPattern {
  cursor.skipWhiteSpace();
  if (cursor.atEnd) return { matches: () => true };
  const fields = readFields(cursor);
  const conditions = fields.filter((field) => field !== ELLIPSIS);
  const ellipsis = fields.indexOf(ELLIPSIS);
  if (ellipsis !== fields.lastIndexOf(ELLIPSIS)) throw new InvalidFilterPatternError();
  return {
    matches: (message) => {
      const words = splitWords(message);
      if (words.length < conditions.length) return false;
      const values =
        ellipsis < 0
          ? firstFields(message, words, conditions.length)
          : aroundEllipsis(words, ellipsis, conditions.length - ellipsis);
      return conditions.every((meets, index) => meets(values[index] ?? ''));
    },
  };
}

function readFields(cursor: PatternCursor): Field[] {
  const fields: Field[] = [];
  do {
    cursor.skipWhiteSpace();
    fields.push(readField(cursor));
    cursor.skipWhiteSpace();
  } while (cursor.take(','));
  if (!cursor.atEnd) throw cursor.unexpected();
  return fields;
}

function readField(cursor: PatternCursor): Field {
  if (cursor.take(ELLIPSIS)) {
    const name = cursor.takeMatch(FIELD_NAME);
    if (name !== '') throw InvalidFilterPatternError.term(`${ELLIPSIS}${name}`);
    return ELLIPSIS;
  }
  const start = cursor.offset;
  const name = cursor.takeMatch(FIELD_NAME);
  cursor.skipWhiteSpace();
  // A field without a name is one that nobody reads: AWS's example `[..., request=*.html*, status_code=4*,]`.
  if (cursor.atEnd || cursor.peek() === ',') return () => true;
  if (name === '') throw cursor.unexpected();
  cursor.offset = start;
  return readLogicalExpression(cursor, () => readCondition(cursor, name));
}

/**
 * All conditions of a field are on that field: AWS refuses `status_code = 4* && bytes > 1000` for one
 * (awsdocs/amazon-cloudwatch-logs-user-guide#21).
 */
function readCondition(cursor: PatternCursor, fieldName: string): TextTest {
  const name = cursor.takeMatch(FIELD_NAME);
  if (name === '') throw cursor.unexpected();
  if (name !== fieldName) throw new InvalidFilterPatternError();
  return readComparison(cursor);
}

/** The first words of a message and the last ones. */
function aroundEllipsis(words: readonly Word[], before: number, after: number): string[] {
  const chosen = [...words.slice(0, before), ...words.slice(words.length - after)];
  return chosen.map(({ text }) => text);
}
