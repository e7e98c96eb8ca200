import {
  type Comparison,
  dates,
  equalBooleans,
  equalBytes,
  equalStrings,
  equalStringsIgnoringCase,
  likeArns,
  likeStrings,
  numbers,
  withinIpRange,
} from './condition-comparison';

const QUANTIFIERS = ['ForAllValues', 'ForAnyValue'] as const;

/** What the name of a condition operator means. */
export interface ConditionOperator {
  readonly comparison: Comparison;
  /** True for the operators that hold when no value matches, such as `StringNotEquals`. */
  readonly negated: boolean;
  /** `…IfExists`: holds when the request does not have the key. */
  readonly ifExists: boolean;
  /** `ForAllValues:` or `ForAnyValue:`. @default - none, for keys that have one value */
  readonly quantifier?: (typeof QUANTIFIERS)[number];
  /** `Null`: asks only whether the request lacks the key. */
  readonly testsAbsence: boolean;
}

type Order = (requestValue: number, policyValue: number) => boolean;

const ORDERS: Record<string, Order> = {
  Equals: (requestValue, policyValue) => requestValue === policyValue,
  LessThan: (requestValue, policyValue) => requestValue < policyValue,
  LessThanEquals: (requestValue, policyValue) => requestValue <= policyValue,
  GreaterThan: (requestValue, policyValue) => requestValue > policyValue,
  GreaterThanEquals: (requestValue, policyValue) => requestValue >= policyValue,
};

const COMPARISONS = new Map<string, Comparison>([
  ['StringEquals', equalStrings],
  ['StringEqualsIgnoreCase', equalStringsIgnoringCase],
  ['StringLike', likeStrings],
  // "The ArnEquals and ArnLike condition operators behave identically" (IAM User Guide).
  ['ArnEquals', likeArns],
  ['ArnLike', likeArns],
  ['Bool', equalBooleans],
  ['BinaryEquals', equalBytes],
  ['IpAddress', withinIpRange],
  ...Object.entries(ORDERS).flatMap(([order, matches]): [string, Comparison][] => [
    [`Numeric${order}`, numbers(matches)],
    [`Date${order}`, dates(matches)],
  ]),
]);

const NEGATIONS = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
  ['NumericNotEquals', 'NumericEquals'],
  ['DateNotEquals', 'DateEquals'],
  ['NotIpAddress', 'IpAddress'],
]);

const OPERATOR_NAME = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** The operator of that name, such as `ForAnyValue:StringLikeIfExists`; undefined when IAM has none. */
export function parseConditionOperator(name: string): ConditionOperator | undefined {
  if (name === 'Null') {
    return { comparison: equalBooleans, negated: false, ifExists: false, testsAbsence: true };
  }
  const [, quantifier, base = '', ifExists] = OPERATOR_NAME.exec(name) ?? [];
  const negationOf = NEGATIONS.get(base);
  const comparison = COMPARISONS.get(negationOf ?? base);
  if (comparison === undefined) return undefined;
  return {
    comparison,
    negated: negationOf !== undefined,
    ifExists: ifExists !== undefined,
    quantifier: QUANTIFIERS.find((each) => each === quantifier),
    testsAbsence: false,
  };
}
