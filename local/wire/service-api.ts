import type { Operation } from './operation';

/** How a service's clients speak to it. */
export type Protocol =
  | {
      readonly kind: 'awsJson';
      readonly version: '1.0' | '1.1';
      /** What `X-Amz-Target` has before the operation's name. */
      readonly targetPrefix: string;
      /** The code that the service's older, query protocol has for an error, where it differs: `x-amzn-query-error`. */
      readonly queryErrorCode?: (code: string) => string;
    }
  | { readonly kind: 'awsQuery'; readonly version: string; readonly xmlNamespace: string };

/** One AWS service as clients see it. */
export interface ServiceApi<World> {
  /** The service's name in a signature's credential scope, such as `sqs`. */
  readonly signingName: string;
  readonly protocol: Protocol;
  readonly operations: readonly Operation<World>[];
}
