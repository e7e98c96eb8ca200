import { awsQuery } from '../../wire/aws-query';

const KEY_AND_VALUE = { key: 'key', value: 'value' };

/** SNS speaks the query protocol alone. */
export const snsProtocol = awsQuery({
  xmlNamespace: 'http://sns.amazonaws.com/doc/2010-03-31/',
  shapeOf: () => ({
    maps: new Map([
      ['Attributes', KEY_AND_VALUE],
      ['MessageAttributes', { key: 'Name', value: 'Value' }],
    ]),
  }),
  withoutResult: new Set(['DeleteTopic', 'SetSubscriptionAttributes', 'SetTopicAttributes', 'Unsubscribe']),
});
