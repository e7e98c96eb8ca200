import { compileRegex } from './compile-regex';
import type { FilterPattern } from './filter-pattern';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import type { PatternCursor } from './pattern-cursor';

/** Terms with other characters than these have to be in quotation marks. */
const UNQUOTED_TERM = /[A-Za-z0-9_]+/y;

/** How a term is meant, by the character before it. */
type Role = 'required' | 'optional' | 'excluded';

/** Terms and phrases that a message contains or lacks, or one regular expression: they cannot be combined. */
export function compileTermPattern(cursor: PatternCursor): FilterPattern {
  cursor.skipWhiteSpace();
  if (cursor.take('%')) {
    const matches = compileRegex(cursor.takeRegex());
    if (!cursor.atEnd) throw new InvalidFilterPatternError();
    return { matches };
  }
  const terms = readTerms(cursor);
  // Beside other terms the optional ones have no effect, says AWS.
  if (terms.required.length + terms.excluded.length > 0) terms.optional = [];
  const { required, optional, excluded } = terms;
  return {
    matches: (message) =>
      required.every((term) => contains(message, term)) &&
      !excluded.some((term) => contains(message, term)) &&
      (optional.length === 0 || optional.some((term) => contains(message, term))),
  };
}

function readTerms(cursor: PatternCursor): Record<Role, string[]> {
  const terms: Record<Role, string[]> = { required: [], optional: [], excluded: [] };
  while (!cursor.atEnd) {
    const role = readRole(cursor);
    terms[role].push(readTerm(cursor, role));
    if (!cursor.atEnd && !/\s/.test(cursor.peek())) throw cursor.unexpected();
    cursor.skipWhiteSpace();
  }
  return terms;
}

function readRole(cursor: PatternCursor): Role {
  if (cursor.take('?')) return 'optional';
  return cursor.take('-') ? 'excluded' : 'required';
}

function readTerm(cursor: PatternCursor, role: Role): string {
  if (cursor.take('"')) {
    const phrase = cursor.takePhrase();
    if (phrase === '') throw InvalidFilterPatternError.term('""');
    return phrase;
  }
  const term = cursor.takeMatch(UNQUOTED_TERM);
  if (term !== '') return term;
  // A question mark or a minus sign is itself what has no place when no term follows it.
  if (role !== 'required') cursor.offset -= 1;
  throw cursor.unexpected();
}

/** A phrase of white space matches everything, says AWS of `" "`. */
function contains(message: string, term: string): boolean {
  return term.trim() === '' || message.includes(term);
}
