import { AwsError } from '../../../src/errors/aws-error';
import type { PipesNeeds } from '../../../src/services/pipes';
import { functionTarget } from '../../../src/services/pipes/targets/function-target';
import type { PipeDelivery, PipeTarget } from '../../../src/services/pipes/targets/pipe-target';
import { queueTarget } from '../../../src/services/pipes/targets/queue-target';
import { stateMachineTarget } from '../../../src/services/pipes/targets/state-machine-target';
import { topicTarget } from '../../../src/services/pipes/targets/topic-target';

const RECORDS: readonly PipeDelivery[] = [
  { messageId: 'm-1', payload: { text: '{"n":1.0}', isJson: true }, transaction: { id: 'one' } },
  { messageId: 'm-2', payload: { text: 'say "hi"', isJson: false }, transaction: { id: 'two' } },
];

const unexpected = (): never => {
  throw new Error('Nobody calls this');
};

function deliver(target: PipeTarget, needs: Partial<PipesNeeds>, records = RECORDS) {
  const caller = { principal: { type: 'service', service: 'pipes.amazonaws.com' } } as const;
  const nothing: PipesNeeds = {
    buses: { putEvents: unexpected },
    functions: { invoke: unexpected },
    logs: { openVendedLog: unexpected },
    queues: { deleteMessageBatch: unexpected, receiveMessage: unexpected, sendMessage: unexpected },
    stateMachines: { startExecution: unexpected },
    topics: { publish: unexpected },
  };
  const call = { caller, signal: new AbortController().signal };
  return target.deliver({ ...nothing, ...needs }, call, records);
}

test('a queue gets a message for each record, text as it is, and may refuse one of them', async () => {
  const refused = new AwsError('InvalidMessageContents', 'no');
  const sendMessage = jest.fn(async (_call: unknown, { MessageBody }: { MessageBody: string }) => {
    if (MessageBody.startsWith('{')) throw refused;
    return {};
  });

  const outcomes = await deliver(queueTarget('arn:q'), {
    queues: { deleteMessageBatch: unexpected, receiveMessage: unexpected, sendMessage },
  });

  expect(outcomes).toEqual([refused, undefined]);
  expect(sendMessage.mock.calls.map(([call, input]) => [call, input])).toMatchObject([
    [{ transaction: { id: 'one' } }, { queueArn: 'arn:q', MessageBody: '{"n":1.0}' }],
    [{ transaction: { id: 'two' } }, { queueArn: 'arn:q', MessageBody: 'say "hi"' }],
  ]);
});

test('so does a topic', async () => {
  const publish = jest.fn(async () => ({}));

  expect(await deliver(topicTarget('arn:t'), { topics: { publish } })).toEqual([undefined, undefined]);
  expect(publish).toHaveBeenCalledWith(expect.objectContaining({ transaction: { id: 'two' } }), {
    topicArn: 'arn:t',
    Message: 'say "hi"',
  });
});

describe('a function', () => {
  const answering = (Payload: string, FunctionError?: string) => ({
    functions: { invoke: jest.fn(async () => ({ Payload, FunctionError })) },
  });

  test('gets the batch as one array, and text as a string', async () => {
    const needs = answering('null');

    expect(await deliver(functionTarget('arn:f', true), needs)).toEqual([undefined, undefined]);
    expect(needs.functions.invoke).toHaveBeenCalledWith(expect.objectContaining({ transaction: {} }), {
      FunctionName: 'arn:f',
      InvocationType: 'RequestResponse',
      Payload: '[{"n":1.0},"say \\"hi\\""]',
    });
  });

  test('is told the transaction of a record that comes alone, and not waited for if that is said', async () => {
    const needs = answering('');

    expect(await deliver(functionTarget('arn:f', false), needs, RECORDS.slice(0, 1))).toEqual([undefined]);
    expect(needs.functions.invoke).toHaveBeenCalledWith(
      expect.objectContaining({ transaction: { id: 'one' } }),
      expect.objectContaining({ InvocationType: 'Event', Payload: '[{"n":1.0}]' }),
    );
  });

  test('may name the records that it failed for', async () => {
    const needs = answering('{"batchItemFailures":[{"itemIdentifier":"m-2"}]}');

    expect(await deliver(functionTarget('arn:f', true), needs)).toEqual([
      undefined,
      expect.objectContaining({ code: 'BatchItemFailure' }),
    ]);
  });

  test.each(['"done"', '[]', '{"batchItemFailures":"none"}'])(
    'takes all where it returns %s',
    async (payload) => {
      expect(await deliver(functionTarget('arn:f', true), answering(payload))).toEqual([
        undefined,
        undefined,
      ]);
    },
  );

  test('takes none where it fails', async () => {
    const needs = answering('{"errorType":"Error"}', 'Unhandled');

    await expect(deliver(functionTarget('arn:f', true), needs)).rejects.toThrow('{"errorType":"Error"}');
  });
});

test('a state machine is started once with the batch', async () => {
  const startExecution = jest.fn(async () => ({}));

  const outcomes = await deliver(stateMachineTarget('arn:s'), { stateMachines: { startExecution } });

  expect(outcomes).toEqual([undefined, undefined]);
  expect(startExecution).toHaveBeenCalledWith(expect.anything(), {
    stateMachineArn: 'arn:s',
    input: { text: '[{"n":1.0},"say \\"hi\\""]', value: [{ n: 1 }, 'say "hi"'] },
  });
});
