import type { AwsError } from '../errors/aws-error';
import type { Operation } from './operation';
import type { RestOperation } from './rest-operation';

/** JSON, the operation in the header `X-Amz-Target`. */
export interface AwsJson {
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

/** Forms in, XML out, the operation in the parameter `Action`. */
export interface AwsQuery {
  readonly kind: 'awsQuery';
  readonly version: string;
  readonly xmlNamespace: string;
}

/** JSON, the operation in the method and the path. */
export interface RestJson {
  readonly kind: 'restJson';
  /** The body of an error. @default - `{"message": …}` */
  readonly errorBody?: (error: AwsError) => object;
  /**
   * Operations of the service that the local run does not serve, so that the answer can name them: by name, the method and
   * the path template.
   */
  readonly notServed: Readonly<Record<string, string>>;
}

interface Named {
  /** The service's name in a signature's credential scope, such as `sqs`. */
  readonly signingName: string;
}

/** An API whose operations are named in the request. */
export interface NamedOperationsApi<World> extends Named {
  readonly protocol: AwsJson | AwsQuery;
  readonly operations: readonly Operation<World>[];
}

/** An API whose operations are methods of paths. */
export interface RestApi<World> extends Named {
  readonly protocol: RestJson;
  readonly operations: readonly RestOperation<World>[];
}

/** One AWS service as clients see it. */
export type ServiceApi<World> = NamedOperationsApi<World> | RestApi<World>;

export function isRestApi<World>(api: ServiceApi<World>): api is RestApi<World> {
  return api.protocol.kind === 'restJson';
}
