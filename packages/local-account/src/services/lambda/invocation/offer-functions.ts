import type { OwnService } from '../../../service';
import type { Call } from '../../../wire/operation';
import { validationError } from '../../../wire/validation-message';
import { withReference } from '../operations/function-input';
import { invoke, invokeMembersOfService, type InvokeOutput } from '../operations/invoke';
import type { LambdaPorts } from '../ports';

/** The functions, as other services have them. */
export interface FunctionsOffer {
  /**
   * Invokes a function, and waits for its result unless it is not asked for.
   *
   * @throws AwsError as Invoke does, AccessDenied among them; TooManyRequests beyond the concurrency limit
   */
  invoke(
    call: Call,
    input: {
      /** Name, ARN or partial ARN, with or without a version or alias. */
      readonly FunctionName: string;
      /** A version or alias beside the name. @default - none but what the name has */
      readonly Qualifier?: string;
      /** `RequestResponse`, `Event` or `DryRun`. @default - `RequestResponse` */
      readonly InvocationType?: string;
      /** `None` or `Tail`. @default - `None` */
      readonly LogType?: string;
      /** JSON in base64. @default - the caller tells nothing of itself */
      readonly ClientContext?: string;
      /** JSON, which the caller has written or read already: it is not read again. */
      readonly Payload: string;
    },
  ): Promise<InvokeOutput>;
}

export function offerFunctions(
  service: Pick<OwnService<LambdaPorts>, 'perform'>,
  { account }: LambdaPorts,
): FunctionsOffer {
  const members = invokeMembersOfService.transform(withReference(account));
  return {
    invoke: async (call, { Payload, ...given }) => {
      const read = members.safeParse(given, { reportInput: true });
      if (!read.success) throw validationError(read.error);
      return service.perform(invoke, { ...read.data, Payload }, call);
    },
  };
}
