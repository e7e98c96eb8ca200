import { AwsError } from '../../../errors/aws-error';
import { awsJson } from '../../../wire/aws-json';
import { awsQuery, type AwsQueryProps, errorXml, resultXml } from '../../../wire/aws-query';
import { queryCompatible } from '../../../wire/query-compatible';
import { isQueuePath } from '../operations/queue-address';
import { protocolError } from './protocol-error';
import { sqsQueryShape } from './query-shape';

/** Recorded on AWS: the query protocol on a queue's URL, where these alone are no actions. */
const NOT_OF_A_QUEUE = new Set(['CreateQueue', 'ListQueues']);

const QUERY: AwsQueryProps = {
  xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
  shapeOf: sqsQueryShape,
  withoutResult: new Set([
    'AddPermission',
    'ChangeMessageVisibility',
    'DeleteMessage',
    'DeleteQueue',
    'PurgeQueue',
    'RemovePermission',
    'SetQueueAttributes',
    'TagQueue',
    'UntagQueue',
  ]),
  inputOfPath: (path, action): Readonly<Record<string, string>> => {
    if (!isQueuePath(path)) return {};
    if (NOT_OF_A_QUEUE.has(action)) {
      throw new AwsError('InvalidAction', `The action ${action} is not valid for this endpoint.`);
    }
    return { QueueUrl: path };
  },
  describeError: (error) => {
    const { queryCode, queryMessage } = protocolError(error);
    return { Code: queryCode, Message: queryMessage, Detail: '' };
  },
};

/** SQS speaks JSON since the end of 2023, and the query protocol to the clients of before. */
export const sqsProtocol = queryCompatible(
  awsJson({ version: '1.0', targetPrefix: 'AmazonSQS', describeError: protocolError }),
  awsQuery(QUERY),
);

/** What SQS answers in the query protocol, for a service that passes it on. */
export const sqsXml = {
  result: (action: string, output: object, requestId: string): string =>
    resultXml(QUERY, action, output, requestId),
  error: (error: AwsError, requestId: string): string => errorXml(error, QUERY, requestId),
};
