/** A filter pattern that CloudWatch Logs does not accept. */
export class InvalidFilterPatternError extends Error {
  override readonly name = 'InvalidFilterPatternError';
  /** The code with which CloudWatch Logs answers. */
  readonly code = 'InvalidParameterException';

  /**
   * @param message by default what AWS says when it gives no reason (aws/aws-toolkit-jetbrains#3219,
   *   awsdocs/amazon-cloudwatch-logs-user-guide#21)
   */
  constructor(message = 'Invalid filter pattern') {
    super(message);
  }

  /**
   * AWS names the text that it could not read: `':'` for `?Status: timeout`, `'$."'` for `{ $."a-b" = 5* }`, and `'""'`
   * for `""` (DefangLabs/defang#1008).
   */
  static term(term: string): InvalidFilterPatternError {
    return new InvalidFilterPatternError(`Invalid character(s) in term '${term}'`);
  }

  /** AWS's answer to a brace or bracket that is not closed (jorgebastida/awslogs#210). */
  static unclosed(opening: string, closing: string): InvalidFilterPatternError {
    return new InvalidFilterPatternError(
      `If a filter pattern starts with '${opening}' it must end with '${closing}'`,
    );
  }
}
