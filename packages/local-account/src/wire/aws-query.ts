import { AwsError } from '../errors/aws-error';
import { notServed, type Protocol, protocol } from './protocol';
import { readQueryForm } from './query-form';
import { queryInput } from './query-input';
import { type QueryShape, shapedInput } from './query-shape';
import { xml, xmlMembers } from './xml';

export interface AwsQueryProps {
  readonly xmlNamespace: string;
  /** How an action's members travel. @default - lists as `member`s, and schemas make numbers of texts */
  readonly shapeOf?: (action: string) => QueryShape;
  /** Actions whose answer has no result. @default - each answer has one */
  readonly withoutResult?: ReadonlySet<string>;
  /**
   * What the path that a request is sent to tells of the input; members that the request itself gives go before.
   *
   * @throws AwsError where the action is not to be called there
   * @default - nothing
   */
  readonly inputOfPath?: (path: string, action: string) => Readonly<Record<string, string>>;
  /** What the error of a service is in this protocol, as the members of `Error`. @default - its code and message */
  readonly describeError?: (error: AwsError) => QueryError;
}

export interface QueryError {
  readonly Code: string;
  readonly Message: string;
  /** SQS has it, and it is always empty. */
  readonly Detail?: '';
}

const HEADERS = { 'content-type': 'text/xml' };

/**
 * AWS's query protocol: a form with `Action` in, XML out.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function awsQuery(props: AwsQueryProps): Protocol {
  return protocol({
    title: 'query, XML',
    respond: async (request, api, requestId) => {
      const { Action: action, Version: _, ...given } = queryInput(readQueryForm(request));
      if (typeof action !== 'string') {
        throw new AwsError('MissingAction', 'The request is missing an action or a required parameter.');
      }
      if (!api.operations.some(({ name }) => name === action)) {
        throw new AwsError('InvalidAction', notServed(api.name, action));
      }
      const input = { ...props.inputOfPath?.(request.path, action), ...given };
      const shape = props.shapeOf?.(action);
      const output = await api.call(action, shape ? shapedInput(input, shape) : input);
      return { status: 200, headers: HEADERS, body: resultXml(props, action, output, requestId) };
    },
    refuse: (error, _, requestId) => ({
      status: error.httpStatus,
      headers: HEADERS,
      body: errorXml(error, props, requestId),
    }),
  });
}

/** An answer as the query protocol writes it. */
export function resultXml(
  { xmlNamespace, shapeOf, withoutResult }: AwsQueryProps,
  action: string,
  output: object,
  requestId: string,
): string {
  const result = withoutResult?.has(action) ? undefined : xmlMembers(output, shapeOf?.(action));
  return xml(`${action}Response`, xmlNamespace, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  });
}

/** An error as the query protocol writes it. */
export function errorXml(
  error: AwsError,
  { xmlNamespace, describeError }: Pick<AwsQueryProps, 'xmlNamespace' | 'describeError'>,
  requestId: string,
): string {
  const { code: Code, message: Message, httpStatus } = error;
  return xml('ErrorResponse', xmlNamespace, {
    Error: {
      Type: httpStatus < 500 ? 'Sender' : 'Receiver',
      ...(describeError?.(error) ?? { Code, Message }),
    },
    RequestId: requestId,
  });
}
