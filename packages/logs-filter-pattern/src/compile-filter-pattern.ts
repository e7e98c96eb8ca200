import type { FilterPattern } from './filter-pattern';
import { InvalidFilterPatternError } from './invalid-filter-pattern-error';
import { compileJsonPattern } from './json-pattern';
import { PatternCursor } from './pattern-cursor';
import { compileSpaceDelimitedPattern } from './space-delimited-pattern';
import { compileTermPattern } from './term-pattern';

/**
 * Compiles a filter pattern as FilterLogEvents, metric filters and subscription filters take it. An empty one matches
 * every message.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * @param pattern at most 1,024 characters, which the caller has checked
 * @throws InvalidFilterPatternError
 */
export function compileFilterPattern(pattern: string): FilterPattern {
  // White space before a brace makes AWS refuse it (cfchou/metric_filter_parser, e2e/test_simple.py).
  const source = pattern.trimEnd();
  switch (source.charAt(0)) {
    case '{':
      return compileJsonPattern(inside(source, '{', '}'));
    case '[':
      return compileSpaceDelimitedPattern(inside(source, '[', ']'));
    default:
      return compileTermPattern(new PatternCursor(source));
  }
}

function inside(source: string, opening: string, closing: string): PatternCursor {
  if (!source.endsWith(closing)) throw InvalidFilterPatternError.unclosed(opening, closing);
  return new PatternCursor(source.slice(1, -1));
}
