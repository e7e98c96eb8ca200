import { describeAwsFailure } from '../../../commands/aws/describe-failure';
import { rememberFailedCalls } from '../../../commands/aws/failed-call';

type Middleware = (
  next: () => Promise<never>,
  context: { readonly commandName: string },
) => (args: { readonly input: object }) => Promise<never>;

/** What is told of a call of SQS that fails with this error. */
async function tell(commandName: string, name: string) {
  let remember: Middleware | undefined;
  const add = (middleware: Middleware) => (remember = middleware);
  rememberFailedCalls(
    { middlewareStack: { add } },
    {
      iamPrefix: 'sqs',
      endpointUrl: undefined,
    },
  );
  const error = Object.assign(new Error('It is refused.'), { name });
  const call = remember!(() => Promise.reject(error), { commandName });
  await call({ input: { QueueUrl: 'https://queue' } }).catch(() => undefined);
  return describeAwsFailure(error);
}

test.each([
  ['ReceiveMessageCommand', 'AccessDenied', 'sqs:ReceiveMessage'],
  ['DeleteMessageBatchCommand', 'AccessDeniedException', 'sqs:DeleteMessage'],
  ['ChangeMessageVisibilityBatchCommand', 'AccessDenied', 'sqs:ChangeMessageVisibility'],
  ['SendMessageCommand', 'KmsAccessDenied', 'sqs:SendMessage'],
  ['StartExecutionCommand', 'KmsAccessDeniedException', 'sqs:StartExecution'],
])('%s that fails with %s is a missing permission, by the name that IAM has for it', async (...given) => {
  const [command, error, action] = given;
  const failure = await tell(command, error);
  expect(failure).toMatchObject({ isAccess: true });
  expect(failure?.message).toMatch(
    new RegExp(`^${action} on https://queue is not allowed: It is refused\\.\nHave this permission`),
  );
});

test.each(['ThrottlingException', 'RequestThrottled', 'KmsThrottled', 'TooManyRequestsException'])(
  '%s is no missing permission',
  async (name) => {
    expect(await tell('SendMessageCommand', name)).toMatchObject({
      isAccess: false,
      message: expect.stringContaining('try again a little later') as string,
    });
  },
);
