import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../errors/aws-error';
import { LATEST } from './function-configuration';

/** The name of an alias, as its refusal prints it (recorded on AWS). A number would be a version's. */
export const ALIAS_NAME_PATTERN = '(?!^[0-9]+$)([a-zA-Z0-9-_]+)';

/** What a caller decides of an alias. */
export interface AliasSettings {
  readonly functionVersion: string;
  /** @default - empty */
  readonly description?: string;
  /** The share of invocations, from 0 to 1, that another version gets; of one version at most. @default - none gets any */
  readonly additionalVersionWeights?: Readonly<Record<string, number>>;
}

/** A name that stands for a version of a function, or for two of them. */
export interface Alias extends Required<AliasSettings> {
  readonly name: string;
  readonly revisionId: string;
}

/**
 * Makes an alias, or what takes its place; the words are recorded on AWS.
 *
 * @throws AwsError InvalidParameterValueException for a routing that Lambda refuses
 */
export function newAlias(
  name: string,
  { functionVersion, description = '', additionalVersionWeights = {} }: AliasSettings,
): Alias {
  const others = Object.keys(additionalVersionWeights);
  if (others.length > 1) {
    throw invalidRouting('Number of items in AdditionalVersionWeights cannot be greater than 1');
  }
  if (others.includes(functionVersion)) {
    throw invalidRouting(
      `Invalid function version ${functionVersion}. Function version ${functionVersion} is already included in routing configuration.`,
    );
  }
  if (others.length > 0 && functionVersion === LATEST) {
    throw invalidRouting(`${LATEST} is not supported for an alias pointing to more than 1 version`);
  }
  return { name, functionVersion, description, additionalVersionWeights, revisionId: randomUUID() };
}

/**
 * Chooses a version by the alias's weights.
 *
 * @param random from 0, inclusive, to 1
 */
export function chooseVersion({ functionVersion, additionalVersionWeights }: Alias, random: number): string {
  const [other] = Object.entries(additionalVersionWeights);
  return other !== undefined && random < other[1] ? other[0] : functionVersion;
}

function invalidRouting(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}
