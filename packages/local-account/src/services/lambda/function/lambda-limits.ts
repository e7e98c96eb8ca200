/** The bounds of a local run. */
export interface LambdaLimits {
  /** How many environments a function has at most, unless it reserves others. @default 10, what a new AWS account has */
  readonly concurrentExecutions: number;
  /** How long an initialization may take. @default 10, as on AWS */
  readonly initTimeoutSeconds: number;
}

export const DEFAULT_LIMITS: LambdaLimits = { concurrentExecutions: 10, initTimeoutSeconds: 10 };
