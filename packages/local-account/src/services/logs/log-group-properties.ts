export interface LogStream {
  readonly logStreamName: string;
  readonly arn: string;
  readonly creationTime: number;
  firstEventTimestamp?: number;
  lastEventTimestamp?: number;
  lastIngestionTime?: number;
}

/** What can be changed of a group. */
export interface LogGroupSettings {
  /** @default - events are kept for ever */
  readonly retentionInDays?: number;
  /** @default - a key of AWS's own */
  readonly kmsKeyArn?: string;
}

/** A group as it was created. */
export interface LogGroupProperties extends LogGroupSettings {
  readonly logGroupName: string;
}
