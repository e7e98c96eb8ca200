import { z } from 'zod';
import { operation } from '../../../wire/operation';
import type { SnsPorts } from '../ports';
import { arnInput } from '../topic/topic-arn';

/** A topic that there is not is as good as deleted (recorded on AWS). */
export const deleteTopic = operation({
  name: 'DeleteTopic',
  input: z.object({ TopicArn: arnInput('TopicArn') }),
  authorize: ({ TopicArn }) => TopicArn,
  run: ({ TopicArn }, { topics }: SnsPorts) => {
    const topic = topics.find(TopicArn);
    if (topic) topics.delete(topic);
    return {};
  },
});
