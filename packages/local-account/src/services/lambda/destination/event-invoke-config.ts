import { AwsError } from '../../../errors/aws-error';
import type { EventLimits } from '../invocation/event-invocations';

/** How the events are handled that a function, a version or an alias is invoked with asynchronously. */
export interface EventInvokeConfig {
  /** After the first attempt: 0 to 2. @default 2 */
  readonly maximumRetryAttempts?: number;
  /** 60 to 21,600. @default 21,600, six hours */
  readonly maximumEventAgeSeconds?: number;
  /** The ARN of what gets a record of each success. @default - nothing */
  readonly onSuccess?: string;
  /** The ARN of what gets a record of each event that is given up. @default - nothing */
  readonly onFailure?: string;
  readonly lastModified: Date;
}

/** What a config says of attempts, with what Lambda does by default. */
export function eventLimits(config: EventInvokeConfig | undefined): EventLimits {
  return {
    retryAttempts: config?.maximumRetryAttempts ?? 2,
    maxAgeSeconds: config?.maximumEventAgeSeconds ?? 21_600,
  };
}

/** The words are recorded on AWS. @param arn of the version or the alias */
export function configNotFound(arn: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    `The function ${arn} doesn't have an EventInvokeConfig`,
    404,
  );
}

/** The configs of an account, by the ARN of a version, `$LATEST` among them, or an alias. */
export class EventInvokeConfigs {
  private readonly byArn = new Map<string, EventInvokeConfig>();

  find(arn: string): EventInvokeConfig | undefined {
    return this.byArn.get(arn);
  }

  put(arn: string, config: EventInvokeConfig): void {
    this.byArn.set(arn, config);
  }

  /** @returns whether there was one */
  delete(arn: string): boolean {
    return this.byArn.delete(arn);
  }

  /** Removes those of a function. */
  deleteOfFunction(functionArn: string): void {
    for (const [arn] of this.ofFunction(functionArn)) this.delete(arn);
  }

  /** Those of a function, with their ARNs, sorted by them. */
  ofFunction(functionArn: string): (readonly [arn: string, config: EventInvokeConfig])[] {
    return [...this.byArn]
      .filter(([arn]) => arn.startsWith(`${functionArn}:`))
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
