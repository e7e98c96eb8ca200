import { describeNetworkFailure } from './describe-network-failure';
import { failedCallOf } from './failed-call';

/** An error of the SDK or the network, in words that say what to do. */
export interface AwsFailure {
  readonly message: string;
  /** Whether nobody could get at what was asked about: credentials, permission, network. */
  readonly isAccess: boolean;
}

const LOGIN = 'Log in (such as "aws sso login"), or choose others by --profile';

/** By the error's name. */
const CREDENTIALS: readonly (readonly [names: RegExp, words: string])[] = [
  [
    /^(CredentialsProviderError|TokenProviderError)$/,
    `There are no AWS credentials. ${LOGIN}; for the local run, give --local.`,
  ],
  [/^(ExpiredToken|ExpiredTokenException|RequestExpired)$/, `The AWS credentials have expired. ${LOGIN}.`],
  [
    /^(InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|InvalidToken|AuthFailure)$/,
    `AWS does not know the credentials. ${LOGIN}; check that --region is one that the account has.`,
  ],
  [
    /^(SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature)$/,
    "AWS does not accept the signature. Check the secret key, and this machine's clock.",
  ],
];

/** Of a key, SQS says `KmsAccessDenied` and Step Functions `KmsAccessDeniedException`. */
const DENIED = /^((Kms)?AccessDenied(Exception)?|UnauthorizedOperation|AuthorizationError|NotAuthorized)$/;
/** The SDK's own words for an answer that it cannot read. */
const UNREADABLE = 'Deserialization error';
const THROTTLED = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;

/** @returns undefined for what is no failure of a call: a fault of the program */
export function describeAwsFailure(error: unknown): AwsFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  const call = failedCallOf(error);
  const words =
    (call && describeNetworkFailure(error, call.endpointUrl)) ??
    CREDENTIALS.find(([names]) => names.test(error.name))?.[1] ??
    (error.message === 'Region is missing'
      ? 'No Region is known. Give --region, or set AWS_REGION; for the local run, give --local.'
      : undefined);
  if (words !== undefined) return { message: words, isAccess: true };
  if (!call) return undefined;
  const { action, resource } = call;
  if (error.message.includes(UNREADABLE)) {
    const place = call.endpointUrl ?? 'AWS';
    return {
      message: `What answers at ${place} does not speak as AWS does: another server, or a local run that is still starting. Check --endpoint-url.`,
      isAccess: true,
    };
  }
  const what = `${action}${resource === undefined ? '' : ` on ${resource}`}`;
  if (DENIED.test(error.name)) {
    return {
      message: `${what} is not allowed: ${error.message}\nHave this permission given to whoever runs the command, or choose others by --profile.`,
      isAccess: true,
    };
  }
  const advice = THROTTLED.test(error.name) ? ' AWS throttles it: try again a little later.' : '';
  return { message: `${what} failed with ${error.name}: ${error.message}${advice}`, isAccess: false };
}
