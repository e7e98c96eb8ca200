import type { ConfirmSubscriptionResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { invalidParameter } from '../sns-errors';
import { arnInput } from '../topic/topic-arn';

/** A token of AWS is of so many hexadecimal digits. */
const TOKEN = /^[0-9a-f]{200,}$/;

/** The endpoint's own call: the token is what lets it in. A second time it does nothing. */
export const confirmSubscription = operation({
  name: 'ConfirmSubscription',
  input: z.object({
    TopicArn: arnInput('TopicArn'),
    Token: z.string(),
    AuthenticateOnUnsubscribe: z.string().optional(),
  }),
  authorize: ({ TopicArn }) => TopicArn,
  run: ({ TopicArn, Token }, { subscriptions, topics }: SnsPorts) => {
    if (!topics.find(TopicArn)) throw invalidParameter('Topic');
    if (!TOKEN.test(Token)) throw invalidParameter('Token');
    const subscription = subscriptions.of(TopicArn).find(({ token }) => token === Token);
    // Recorded on AWS of a token that has the right form.
    if (!subscription) throw new AwsError('InvalidParameter', 'Invalid token');
    subscription.isConfirmed = true;
    return { SubscriptionArn: subscription.arn } satisfies ConfirmSubscriptionResponse;
  },
});
