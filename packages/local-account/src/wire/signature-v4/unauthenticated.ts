import { type ErrorFamily, errorFamily } from '../../access/error-family';
import { AwsError } from '../../errors/aws-error';

/** What is wrong with how a request says who makes it. */
export type AuthenticationFailure =
  | 'MissingToken'
  | 'IncompleteSignature'
  | 'InvalidSignature'
  | 'InvalidToken'
  | 'ExpiredToken';

type Answer = readonly [code: string, httpStatus: number];

/**
 * The codes of the services that once spoke XML (https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html, and, for SQS,
 * https://github.com/aws/aws-sdk-php/issues/642, https://github.com/aws/aws-sdk-go/issues/4879).
 */
const QUERY_ANSWERS: Record<AuthenticationFailure, Answer> = {
  MissingToken: ['MissingAuthenticationToken', 403],
  IncompleteSignature: ['IncompleteSignature', 400],
  InvalidSignature: ['SignatureDoesNotMatch', 403],
  InvalidToken: ['InvalidClientTokenId', 403],
  ExpiredToken: ['ExpiredToken', 403],
};

/** S3's own: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const S3_ANSWERS: Record<AuthenticationFailure, Answer> = {
  MissingToken: ['AccessDenied', 403],
  IncompleteSignature: ['AuthorizationHeaderMalformed', 400],
  InvalidSignature: ['SignatureDoesNotMatch', 403],
  InvalidToken: ['InvalidAccessKeyId', 403],
  ExpiredToken: ['ExpiredToken', 400],
};

/** The codes of the others, such as https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html. */
const NEWER_CODES: Record<AuthenticationFailure, string> = {
  MissingToken: 'MissingAuthenticationTokenException',
  IncompleteSignature: 'IncompleteSignatureException',
  InvalidSignature: 'InvalidSignatureException',
  InvalidToken: 'UnrecognizedClientException',
  ExpiredToken: 'ExpiredTokenException',
};

/** A request of which it is not known who makes it. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';

  /** @param message AWS's words, which are the same in every service */
  constructor(
    readonly failure: AuthenticationFailure,
    message: string,
  ) {
    super(message);
  }

  /** The error as a service answers it. */
  answeredBy(service: string): AwsError {
    const [code, httpStatus] =
      service === 's3' ? S3_ANSWERS[this.failure] : answer(this.failure, errorFamily(service));
    return new AwsError(code, this.message, httpStatus);
  }
}

function answer(failure: AuthenticationFailure, family: ErrorFamily): Answer {
  if (family === 'query') return QUERY_ANSWERS[failure];
  return [NEWER_CODES[failure], family === 'json' ? 400 : 403];
}
