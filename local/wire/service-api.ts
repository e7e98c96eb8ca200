import type { AwsError } from '../aws-error';
import type { Operation } from './operation';

/** How a service's clients speak to it. */
export type Protocol =
  | {
      readonly kind: 'awsJson';
      readonly version: '1.0' | '1.1';
      /** What `X-Amz-Target` has before the operation's name. */
      readonly targetPrefix: string;
      /**
       * What a service that once spoke the query protocol says of an error: its type, and the code of old for clients that ask
       * for it with `x-amzn-query-mode`. @default - the type is the error's code
       */
      readonly describeError?: (error: AwsError) => {
        readonly jsonType: string;
        readonly queryErrorHeader: string;
      };
    }
  | { readonly kind: 'awsQuery'; readonly version: string; readonly xmlNamespace: string };

/** One AWS service as clients see it. */
export interface ServiceApi<World> {
  /** The service's name in a signature's credential scope, such as `sqs`. */
  readonly signingName: string;
  readonly protocol: Protocol;
  readonly operations: readonly Operation<World>[];
}
