import {
  DescribePipeCommand,
  ListPipesCommand,
  StartPipeCommand,
  StopPipeCommand,
} from '@aws-sdk/client-pipes';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ListExecutionsCommand,
  paginateListStateMachines,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { type Clients, clientsOf, refusal } from './clients';
import { eventually, logged, post } from './follow-transaction';
import { type StackUnderTest, stackUnderTest } from './stack-under-test';

let stack: StackUnderTest;
let clients: Clients;
let stateMachineArn: string;

beforeAll(async () => {
  stack = await stackUnderTest();
  clients = clientsOf(stack);
  stateMachineArn = stack.outputs.StateMachineArn!;
}, 60_000);

afterAll(async () => {
  clients.destroy();
  await stack.stop();
});

describe('Pipes', () => {
  let Name: string;

  beforeAll(async () => {
    const queue = new GetQueueAttributesCommand({
      QueueUrl: stack.outputs.QueueUrl,
      AttributeNames: ['QueueArn'],
    });
    const { Attributes } = await stack.sqs.send(queue);
    const { Pipes = [] } = await clients.pipes.send(
      new ListPipesCommand({ SourcePrefix: Attributes!.QueueArn, DesiredState: 'RUNNING' }),
    );
    Name = Pipes[0]!.Name!;
  });

  const state = async () => (await clients.pipes.send(new DescribePipeCommand({ Name }))).CurrentState;
  const reaches = (wanted: string) =>
    eventually(`the pipe is ${wanted}`, async () => ((await state()) === wanted ? wanted : undefined));

  test('describes the pipe as the template has it', async () => {
    await expect(clients.pipes.send(new DescribePipeCommand({ Name }))).resolves.toMatchObject({
      CurrentState: 'RUNNING',
      SourceParameters: { SqsQueueParameters: { BatchSize: 3 } },
      TargetParameters: {
        EventBridgeEventBusParameters: { Source: 'transaction-pipeline', DetailType: 'Transaction' },
      },
      CreationTime: expect.any(Date) as Date,
    });
  });

  test('a stopped pipe leaves transactions in the queue, and takes them on when it is started', async () => {
    const stopping = await clients.pipes.send(new StopPipeCommand({ Name }));
    expect(stopping).toMatchObject({ DesiredState: 'STOPPED', CurrentState: 'STOPPING' });
    await reaches('STOPPED');
    const { apiRequestId } = await post(stack, '{"while":"stopped"}');
    const waiting = new GetQueueAttributesCommand({
      QueueUrl: stack.outputs.QueueUrl,
      AttributeNames: ['ApproximateNumberOfMessages'],
    });
    await eventually('a message that waits', async () => {
      const { Attributes } = await stack.sqs.send(waiting);
      return Attributes?.ApproximateNumberOfMessages === '1' || undefined;
    });

    const starting = await clients.pipes.send(new StartPipeCommand({ Name }));

    expect(starting).toMatchObject({ DesiredState: 'RUNNING', CurrentState: 'STARTING' });
    await reaches('RUNNING');
    await expect(logged(stack, apiRequestId)).resolves.toMatchObject({ body: '{"while":"stopped"}' });
  }, 300_000);

  test('a pipe that does not exist is refused', async () => {
    const error = await refusal(clients.pipes.send(new DescribePipeCommand({ Name: 'nope' })));
    expect(error).toMatchObject({
      name: 'NotFoundException',
      message: 'Pipe nope does not exist.',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

describe('Step Functions', () => {
  test('lists and describes the workflow', async () => {
    const arns: (string | undefined)[] = [];
    for await (const page of paginateListStateMachines({ client: clients.states, pageSize: 1 }, {})) {
      arns.push(...(page.stateMachines ?? []).map((machine) => machine.stateMachineArn));
    }
    expect(arns).toContain(stateMachineArn);
    const described = await clients.states.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({ status: 'ACTIVE', type: 'EXPRESS' });
    expect(JSON.parse(described.definition!)).toHaveProperty('States');
  });

  test('starts an execution, and does not wait', async () => {
    const { executionArn } = await clients.states.send(
      new StartExecutionCommand({ stateMachineArn, input: '{}', name: 'one' }),
    );
    expect(executionArn).toMatch(/:express:.*:one:/);
  });

  test('starts an execution, and waits for how it ends', async () => {
    const ended = await clients.states.send(
      new StartSyncExecutionCommand({ stateMachineArn, input: '{"detail":{}}' }),
    );
    expect(ended).toMatchObject({
      status: 'FAILED',
      error: 'MalformedTransactionError',
      input: '{"detail":{}}',
      inputDetails: { included: true },
      billingDetails: { billedMemoryUsedInMB: 64 },
    });
    expect(ended.stopDate!.getTime()).toBeGreaterThanOrEqual(ended.startDate!.getTime());
  });

  test.each<[string, () => Promise<unknown>, string, string]>([
    [
      'an ARN that is none',
      () => clients.states.send(new DescribeStateMachineCommand({ stateMachineArn: 'abc' })),
      'InvalidArn',
      "Invalid Arn: 'Invalid ARN prefix: abc'",
    ],
    [
      'the list of executions, which Express workflows have none of',
      () => clients.states.send(new ListExecutionsCommand({ stateMachineArn })),
      'StateMachineTypeNotSupported',
      'This operation is not supported by this type of state machine',
    ],
    [
      'the description of an execution of an Express workflow',
      () =>
        clients.states.send(
          new DescribeExecutionCommand({
            executionArn: `${stateMachineArn.replace(':stateMachine:', ':express:')}:a:b`,
          }),
        ),
      'InvalidArn',
      "Invalid Arn: 'Resource type not valid in this context: express'",
    ],
    [
      'an empty input',
      () => clients.states.send(new StartExecutionCommand({ stateMachineArn, input: '' })),
      'InvalidExecutionInput',
      "Invalid State Machine Execution Input: 'Invalid execution input.'",
    ],
  ])('%s is refused', async (_, call, name, message) => {
    await expect(refusal(call())).resolves.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: 400 },
    });
  });
});
