import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import type { Call } from '../../wire/operation';
import type { MessageAttribute } from './message/message-attributes';
import type { SnsNeeds } from './needs';
import { confirmSubscription } from './operations/confirm-subscription';
import { createTopic } from './operations/create-topic';
import { deleteTopic } from './operations/delete-topic';
import { getSubscriptionAttributes } from './operations/get-subscription-attributes';
import { getTopicAttributes } from './operations/get-topic-attributes';
import { listSubscriptions } from './operations/list-subscriptions';
import { listSubscriptionsByTopic } from './operations/list-subscriptions-by-topic';
import { listTagsForResource } from './operations/list-tags-for-resource';
import { listTopics } from './operations/list-topics';
import { publish } from './operations/publish';
import { publishBatch } from './operations/publish-batch';
import { setSubscriptionAttributes } from './operations/set-subscription-attributes';
import { setTopicAttributes } from './operations/set-topic-attributes';
import { subscribe } from './operations/subscribe';
import { tagResource } from './operations/tag-resource';
import { unsubscribe } from './operations/unsubscribe';
import { untagResource } from './operations/untag-resource';
import { createSnsPorts, type SnsPorts } from './ports';
import { snsSubscription } from './resources/sns-subscription';
import { snsTopic } from './resources/sns-topic';
import { snsTopicInlinePolicy, snsTopicPolicy } from './resources/sns-topic-policy';
import { snsProtocol } from './sns-protocol';

/** The topics, as other services have them. */
export interface TopicsOffer {
  /**
   * Publishes a message, by the ARN of its topic.
   *
   * @throws AwsError as Publish does, `AuthorizationError` among them
   */
  publish(
    call: Call,
    input: {
      readonly topicArn: string;
      readonly Message?: string;
      readonly Subject?: string;
      readonly MessageStructure?: string;
      readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
      readonly MessageGroupId?: string;
    },
  ): Promise<{ readonly MessageId: string }>;
}

/** SNS: standard topics, which deliver to queues, functions and HTTP endpoints. */
export function snsService(
  account: AccountPorts,
  needs: SnsNeeds,
): { readonly service: Service; readonly topics: TopicsOffer } {
  const ports = createSnsPorts(account, needs);
  const service = createService<SnsPorts>(account, {
    name: 'sns',
    ports,
    api: {
      protocol: snsProtocol,
      operations: [
        confirmSubscription,
        createTopic,
        deleteTopic,
        getSubscriptionAttributes,
        getTopicAttributes,
        listSubscriptions,
        listSubscriptionsByTopic,
        listTagsForResource,
        listTopics,
        publish,
        publishBatch,
        setSubscriptionAttributes,
        setTopicAttributes,
        subscribe,
        tagResource,
        unsubscribe,
        untagResource,
      ],
      inputErrors: { constraint: 'ValidationError', type: 'MalformedInput' },
    },
    resources: [snsSubscription, snsTopic, snsTopicInlinePolicy, snsTopicPolicy],
    stop: () => ports.delivery.stop(),
  });
  return { service, topics: { publish: (call, input) => service.perform(publish, input, call) } };
}
