import type { MiddlewareStack } from '@smithy/types';

/** A call of an AWS API that came to nothing. */
export interface FailedCall {
  /** As IAM names it, such as `sqs:SendMessage`. */
  readonly action: string;
  /** What it was about: a name, a URL or an ARN of the input. @default - the input names nothing */
  readonly resource?: string;
  /** @default - AWS's own */
  readonly endpointUrl?: string;
}

const failedCalls = new WeakMap<Error, FailedCall>();

/** Has a client remember which call each of its errors is of: AWS's own words do not always say it. */
export function rememberFailedCalls<Input extends object, Output extends object>(
  client: { readonly middlewareStack: Pick<MiddlewareStack<Input, Output>, 'add'> },
  { iamPrefix, endpointUrl }: { readonly iamPrefix: string; readonly endpointUrl: string | undefined },
): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        try {
          return await next(args);
        } catch (error) {
          if (error instanceof Error) {
            const action = `${iamPrefix}:${actionOf(commandName)}`;
            failedCalls.set(error, { action, resource: resourceOf(args.input), endpointUrl });
          }
          throw error;
        }
      },
    { step: 'initialize', name: 'rememberFailedCalls' },
  );
}

/** @returns undefined for an error that is no call's */
export function failedCallOf(error: Error): FailedCall | undefined {
  return failedCalls.get(error);
}

/**
 * A batch of SQS takes the permission for one: there is no other.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 */
function actionOf(commandName: string): string {
  return commandName.replace(/(Batch)?Command$/, '');
}

function resourceOf(input: object): string | undefined {
  const named = Object.entries(input).find(
    ([name, value]) => typeof value === 'string' && /(Arn|Url|Name|Identifier)$/i.test(name),
  );
  return named?.[1] as string | undefined;
}
