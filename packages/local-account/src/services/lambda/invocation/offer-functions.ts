import type { OwnService } from '../../../service';
import type { Call } from '../../../wire/operation';
import { functionReference } from '../function/function-name';
import { invoke, type InvokeOutput } from '../operations/invoke';
import type { LambdaPorts } from '../ports';

/** The functions, as other services have them. */
export interface FunctionsOffer {
  /**
   * Invokes a function, and waits for its result.
   *
   * @throws AwsError as Invoke does, AccessDenied among them; TooManyRequests beyond the concurrency limit
   */
  invoke(
    call: Call,
    input: {
      /** Name, ARN or partial ARN, with or without `:$LATEST`. */
      readonly FunctionName: string;
      /** A version or alias beside the name. @default - none but what the name has */
      readonly Qualifier?: string;
      /** JSON, which the caller has written or read already: it is not read again. */
      readonly Payload: string;
    },
  ): Promise<InvokeOutput>;
}

export function offerFunctions(
  service: Pick<OwnService<LambdaPorts>, 'perform'>,
  { account }: LambdaPorts,
): FunctionsOffer {
  return {
    invoke: async (call, { Payload, ...named }) => {
      const reference = functionReference(account, named);
      return service.perform(
        invoke,
        { reference, InvocationType: 'RequestResponse', LogType: 'None', Payload },
        call,
      );
    },
  };
}
