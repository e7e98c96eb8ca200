import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/** Sends to both queues, and tells who it is. */
export async function handler(): Promise<object> {
  const { Arn } = await new STSClient().send(new GetCallerIdentityCommand({}));
  const send = (QueueUrl: string | undefined) =>
    new SQSClient().send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })).then(
      () => 'sent',
      (error: unknown) => (error as Error).name,
    );
  return {
    Arn,
    granted: await send(process.env.GRANTED_QUEUE_URL),
    other: await send(process.env.OTHER_QUEUE_URL),
  };
}
