import { Fail, Parallel, Pass } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { ConfigurationError } from '../configuration-error';
import { BODY, EVENT } from './event-expression';

/** A longer text is no key: DynamoDB takes 2,048 bytes of a partition key, and a character has up to four. */
const LONGEST_KEY = 512;

/** JSONata makes text of a number with 15 digits at the most, so larger ones could become one key. */
const LARGEST_NUMBER = 999_999_999_999_999;

/** `Errors` of the construct library does not have it. */
const QUERY_EVALUATION_ERROR = 'States.QueryEvaluationError';

export interface ReadKeyProps {
  /** The variable that holds the key as text, in each state after this one. Inner states must not have one of that name. */
  readonly variable: string;
  /**
   * Where the key is in the client's JSON, as a JSON pointer (RFC 6901): `/order/id`. @default - the key is `apiRequestId`, which is
   * the same after redelivery, retry, replay and redrive, but not when a client sends again
   */
  readonly keyInBody?: string;
}

/**
 * A state that finds out what a transaction is known by, and hands on its input. A transaction that has no key fails with
 * `TransactionWithoutKey`.
 *
 * JSON is parsed for the key alone. Parsing takes digits from long numbers and from fractions, so neither is a key.
 *
 * @throws ConfigurationError if `keyInBody` is no JSON pointer
 */
export function readKey(scope: Construct, { variable, keyInBody }: ReadKeyProps): Parallel {
  const name = `${variable.charAt(0).toUpperCase()}${variable.slice(1)}`;
  const key = keyInBody === undefined ? API_REQUEST_ID : memberOfBody(keyInBody);
  // A Pass cannot have a catcher, and what its expression fails with would tell of the expression and not of the transaction.
  return Parallel.jsonata(scope, `Read${name}`, {
    assign: { [variable]: '{% $states.result[0] %}' },
    outputs: '{% $states.input %}',
  })
    .branch(Pass.jsonata(scope, `Find${name}`, { outputs: `{% ${usableKey(key.expression)} %}` }))
    .addCatch(
      Fail.jsonata(scope, `${name}IsMissing`, { error: 'TransactionWithoutKey', cause: key.missing }),
      { errors: [QUERY_EVALUATION_ERROR] },
    );
}

interface KeyPlace {
  /** In JSONata, without `{% %}`. */
  readonly expression: string;
  /** What a dead letter says of a transaction without one. */
  readonly missing: string;
}

const API_REQUEST_ID: KeyPlace = {
  expression: `${EVENT}.detail.messageAttributes.apiRequestId.stringValue`,
  missing: 'The event has no message attribute apiRequestId: it did not come in by the API.',
};

function memberOfBody(pointer: string): KeyPlace {
  if (!/^(?:\/(?:[^~/]|~[01])*)+$/.test(pointer)) {
    throw ConfigurationError.badValue('keyInBody', pointer, 'a JSON pointer such as /order/id');
  }
  const names = pointer
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return {
    // A path of JSONata's cannot name every member that JSON can have.
    expression: names.reduce(
      (parent, name) => `$lookup(${parent}, ${JSON.stringify(name)})`,
      `$parse(${BODY})`,
    ),
    missing: `The transaction is not JSON with a text of 1 to ${LONGEST_KEY} characters, or a whole number of up to 15 digits, at ${pointer}.`,
  };
}

/** The key as text, or nothing, which is an error in Step Functions. */
function usableKey(expression: string): string {
  const text = `$type($key) = "string" and $length($key) > 0 and $length($key) <= ${LONGEST_KEY}`;
  const number = `$type($key) = "number" and $key = $floor($key) and $abs($key) <= ${LARGEST_NUMBER}`;
  return `( $key := ${expression}; ${text} ? $key : ${number} ? $string($key) )`;
}
