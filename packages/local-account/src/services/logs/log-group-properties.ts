export interface LogStream {
  readonly logStreamName: string;
  readonly arn: string;
  readonly creationTime: number;
  firstEventTimestamp?: number;
  lastEventTimestamp?: number;
  lastIngestionTime?: number;
}

/** A group as it was created. */
export interface LogGroupProperties {
  readonly logGroupName: string;
  /** @default - events are kept for ever */
  readonly retentionInDays?: number;
  /** @default - a key of AWS's own */
  readonly kmsKeyArn?: string;
}
