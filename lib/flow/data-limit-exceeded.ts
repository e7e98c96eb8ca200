/**
 * What a payload over Step Functions' limit fails with. `Errors` of the construct library does not have it, and AWS's
 * documentation has `States.ALL` leave it out, so it has a catcher of its own.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const DATA_LIMIT_EXCEEDED = 'States.DataLimitExceeded';
