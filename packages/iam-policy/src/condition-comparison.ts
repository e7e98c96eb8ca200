import { matchesArn } from './arn-pattern';
import { parseDate } from './date-value';
import { parseIpRange } from './ip-range';
import { PolicyText } from './policy-text';
import type { RequestContext } from './request-context';
import { matchesTokens, type PatternToken } from './wildcard';

/** One value of a condition, ready to be compared with the values of requests. */
export interface ComparableValue {
  /** The condition keys that its variables refer to. */
  readonly contextKeys: readonly string[];
  /** The comparison for one request, or undefined when a variable has no value in it. */
  bind(context: RequestContext): ((requestValue: string) => boolean) | undefined;
}

/** How a family of operators compares. */
export interface Comparison {
  /** What a value in the policy must be, for messages. */
  readonly expects: string;
  /** Reads a value of the policy; undefined when it is not what the family expects. */
  read(policyValue: string, variables: boolean): ComparableValue | undefined;
}

/** Texts: the families whose values may hold policy variables. */
function textual(
  wildcards: boolean,
  matches: (pattern: readonly PatternToken[], requestValue: string) => boolean,
): Comparison {
  return {
    expects: 'a string',
    read(policyValue, variables) {
      const text = new PolicyText(policyValue, { variables, wildcards });
      return {
        contextKeys: text.contextKeys,
        bind(context) {
          const pattern = text.resolve(context);
          return pattern && ((requestValue) => matches(pattern, requestValue));
        },
      };
    },
  };
}

/**
 * Everything else: no policy variables (IAM User Guide, "Variables and tags"). A request's value of the wrong form
 * matches nothing.
 */
function parsed<Value>(
  expects: string,
  parse: (text: string) => Value | undefined,
  matches: (requestValue: Value, policyValue: Value) => boolean,
): Comparison {
  return {
    expects,
    read(text) {
      const policyValue = parse(text);
      if (policyValue === undefined) return undefined;
      return {
        contextKeys: [],
        bind: () => (requestText) => {
          const requestValue = parse(requestText);
          return requestValue !== undefined && matches(requestValue, policyValue);
        },
      };
    },
  };
}

export const equalStrings = textual(false, matchesTokens);

export const equalStringsIgnoringCase = textual(
  false,
  (pattern, requestValue) => pattern.map(String).join('').toLowerCase() === requestValue.toLowerCase(),
);

export const likeStrings = textual(true, matchesTokens);

export const likeArns = textual(true, matchesArn);

/** Numbers, integer or decimal. */
export function numbers(matches: (requestValue: number, policyValue: number) => boolean): Comparison {
  const parse = (text: string) => (/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined);
  return parsed('a number', parse, matches);
}

/** Points in time. */
export function dates(matches: (requestValue: number, policyValue: number) => boolean): Comparison {
  return parsed('an ISO 8601 date or epoch seconds', parseDate, matches);
}

export const equalBooleans = parsed(
  'true or false',
  (text) => (/^(true|false)$/i.test(text) ? text.toLowerCase() : undefined),
  (requestValue, policyValue) => requestValue === policyValue,
);

export const equalBytes = parsed(
  'base64',
  (text) =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
      ? Buffer.from(text, 'base64')
      : undefined,
  (requestValue, policyValue) => requestValue.equals(policyValue),
);

export const withinIpRange: Comparison = {
  expects: 'an IP address or a range in CIDR notation',
  read(policyValue) {
    const contains = parseIpRange(policyValue);
    return contains && { contextKeys: [], bind: () => contains };
  },
};
