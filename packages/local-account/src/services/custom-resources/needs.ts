import type { Call } from '../../wire/operation';

/** What custom resources need of other services: whom they ask. */
export interface CustomResourceNeeds {
  readonly functions: {
    /** @param input.Payload JSON @throws AwsError as Lambda answers */
    invoke(
      call: Call,
      input: { readonly FunctionName: string; readonly InvocationType: 'Event'; readonly Payload: string },
    ): Promise<object>;
  };
  readonly topics: {
    /** @throws AwsError as SNS answers */
    publish(
      call: Call,
      input: { readonly topicArn: string; readonly Subject: string; readonly Message: string },
    ): Promise<object>;
  };
}
