import { JsonReader } from '../json/json-reader';
import { LocatedError } from '../json/located-error';
import { UnlocatedError } from '../json/unlocated-error';
import { type FieldTest, fieldTest } from './field-test';
import { parseFieldValues } from './parse-field-values';
import { RESERVED_IN_OR } from './reserved-in-or';
import { isTooComplex } from './wildcard-complexity';

/** What all of an event's fields have to be, by the fields' names, joined with dots: `detail.state`. */
export type Rule = ReadonlyMap<string, FieldTest>;

/** "… if the use of $or results in over 1000 rule combinations" [AWS docs, eb-create-pattern-operators]. */
const MAX_RULES = 1000;

/** Nobody sees it: the pattern is then read again. */
const NOT_THE_OPERATOR = '$or is the name of a field';

/**
 * Reads a pattern into the rules of which an event has to meet one: one rule, or one for every combination of `$or`'s
 * branches.
 *
 * A `$or` that does not have the form of the operator is a field's name: Event Ruler compiles such a pattern again
 * without the operator, and its messages are then those of the second attempt (`GenericMachine.addRule`).
 *
 * @throws LocatedError or UnlocatedError, whose message is AWS's reason
 */
export function parsePattern(source: string): Rule[] {
  const rules = parseRules(source);
  const tests = new Set(rules.flatMap((rule) => [...rule.values()]));
  if ([...tests].some(({ wildcards }) => isTooComplex(wildcards))) {
    throw new UnlocatedError(
      'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a ' +
        'wildcard character',
    );
  }
  return rules;
}

function parseRules(source: string): Rule[] {
  try {
    return new PatternParser(source, true).parse();
  } catch (error) {
    if (error instanceof LocatedError) return new PatternParser(source, false).parse();
    throw error;
  }
}

type GrowingRule = Map<string, FieldTest>;

class PatternParser {
  private readonly reader: JsonReader;

  constructor(
    source: string,
    private readonly orIsOperator: boolean,
  ) {
    this.reader = new JsonReader(source);
  }

  parse(): Rule[] {
    if (this.reader.next() !== 'start-object') this.reader.fail('Filter is not an object');
    return this.parseObject([], '', false);
  }

  /**
   * Reads the members of an object into every rule so far. A name that comes again, also by another way through dots
   * or `$or`, replaces what was there (recorded in LocalStack's `complex_multi_key_event_pattern`).
   */
  private parseObject(before: GrowingRule[], path: string, insideOr: boolean): GrowingRule[] {
    let rules = before;
    let members = 0;
    while (this.reader.next() !== 'end-object') {
      members += 1;
      const name = this.reader.fieldName;
      if (name === '$or' && this.orIsOperator) {
        rules = this.parseOr(rules, path);
        continue;
      }
      if (insideOr && RESERVED_IN_OR.has(name)) {
        this.reader.fail(NOT_THE_OPERATOR);
      }
      const fieldPath = path === '' ? name : `${path}.${name}`;
      const token = this.reader.next();
      if (token === 'start-object') {
        rules = this.parseObject(rules, fieldPath, insideOr);
      } else if (token === 'start-array') {
        const test = fieldTest(parseFieldValues(this.reader));
        if (rules.length === 0) rules = [new Map<string, FieldTest>()];
        for (const rule of rules) rule.set(fieldPath, test);
      } else {
        this.reader.fail(`"${name}" must be an object or an array`);
      }
    }
    if (members === 0) this.reader.fail('Empty objects are not allowed');
    return rules;
  }

  private parseOr(before: readonly GrowingRule[], path: string): GrowingRule[] {
    if (this.reader.next() !== 'start-array') this.reader.fail(NOT_THE_OPERATOR);
    const rules: GrowingRule[] = [];
    let branches = 0;
    for (let token = this.reader.next(); token !== 'end-array'; token = this.reader.next()) {
      branches += 1;
      if (token !== 'start-object') this.reader.fail(NOT_THE_OPERATOR);
      const copies = before.map((rule) => new Map(rule));
      rules.push(...this.parseObject(copies, path, true));
      // AWS's wording is not recorded.
      if (rules.length > MAX_RULES) {
        throw new UnlocatedError(`The use of $or results in over ${MAX_RULES} rule combinations`);
      }
    }
    if (branches < 2) this.reader.fail(NOT_THE_OPERATOR);
    return rules;
  }
}
