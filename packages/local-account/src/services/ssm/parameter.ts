/** What is decided of a parameter. */
export interface ParameterSettings {
  readonly type: 'String' | 'StringList' | 'SecureString';
  /** Of a SecureString: an id, an ARN or an alias. @default - AWS's own key */
  readonly keyId?: string;
  readonly value: string;
  readonly dataType: string;
  readonly description?: string;
  /** A regular expression that values have to match. @default - any value will do */
  readonly allowedPattern?: string;
  /** @default - none */
  readonly tags?: ReadonlyMap<string, string>;
  /** What it would cost. @default - Standard */
  readonly tier?: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
}

/** A version of a parameter of Parameter Store. */
export interface Parameter extends ParameterSettings {
  readonly name: string;
  readonly arn: string;
  /** From 1. */
  readonly version: number;
  readonly lastModifiedDate: Date;
}
