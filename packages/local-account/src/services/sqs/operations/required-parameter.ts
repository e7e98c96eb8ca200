import { missingParameter } from '../error/error';

/** The value of a parameter that has to be there; a text of no characters counts for none. @throws AwsError MissingParameter */
export function requiredParameter<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}
