import type { SubscribeResponse } from '@aws-sdk/client-sns';
import { z } from 'zod';
import { callerIdentity } from '../../../access/caller-identity';
import { operation } from '../../../wire/operation';
import { sendConfirmation } from '../delivery/send-confirmation';
import type { SnsPorts } from '../ports';
import { subscribeEndpoint } from '../subscription/subscribe-endpoint';
import { arnInput } from '../topic/topic-arn';
import { attributesInput, flagInput } from './sns-input';

export const subscribe = operation({
  name: 'Subscribe',
  input: z.object({
    TopicArn: arnInput('TopicArn'),
    Protocol: z.string(),
    Endpoint: z.string().default(''),
    Attributes: attributesInput,
    ReturnSubscriptionArn: flagInput,
  }),
  authorize: ({ TopicArn, Protocol, Endpoint }) => [
    { resource: TopicArn, context: { 'sns:Protocol': Protocol, 'sns:Endpoint': Endpoint } },
  ],
  run: (given, ports: SnsPorts, { caller }) => {
    const { TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn } = given;
    const endpoint = {
      protocol: Protocol,
      endpoint: Endpoint,
      attributes: Attributes,
      principalArn: callerIdentity(caller.principal).arn,
    };
    const subscription = subscribeEndpoint(ports.topics.get(TopicArn), endpoint, ports);
    if (!subscription.isConfirmed) sendConfirmation(subscription, 'SubscriptionConfirmation', ports);
    const isShown = subscription.isConfirmed || ReturnSubscriptionArn;
    return {
      SubscriptionArn: isShown ? subscription.arn : 'pending confirmation',
    } satisfies SubscribeResponse;
  },
});
