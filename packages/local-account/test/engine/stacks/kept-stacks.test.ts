import type { StackView } from '../../../src/engine/stacks/stack-view';
import { LocalAccount } from '../../../src/local-account';
import { MemoryStore } from '../../../src/store/memory-store';

const store = new MemoryStore();

/** A run on the store that all of them share. */
function nextRun(): LocalAccount {
  return new LocalAccount({ endpointUrl: 'http://127.0.0.1:4566', region: 'us-east-1', store });
}

const functionOf = (Code: object) =>
  JSON.stringify({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
        },
      },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code,
          Handler: 'index.handler',
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Runtime: 'nodejs24.x',
        },
      },
    },
  });

const queueNamed = (QueueName: string) =>
  JSON.stringify({
    Parameters: { Delay: { Type: 'Number', Default: '0' } },
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: { Ref: 'Delay' } } },
      Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName } },
    },
    Outputs: { Address: { Value: { Ref: 'Queue' } } },
  });

const Delay = '7';

test('a stack is there again in the next run, with its id, its parameters and the names of its resources', async () => {
  const source = {
    stackName: 'Mine',
    templateText: queueNamed('two'),
    parameters: new Map([['Delay', Delay]]),
  };
  let before;
  {
    await using account = nextRun();
    await account.deploy({ ...source, templateText: queueNamed('one') });
    // What is replaced gets another name, which it keeps.
    before = await account.deploy(source);
  }
  await using account = nextRun();

  expect(await account.resume()).toEqual([]);

  expect(await account.update(source)).toBe(false);
  const after = await account.deploy(source);
  const idsOf = ({ resources }: StackView) =>
    resources.map(({ physicalId, properties }) => [physicalId, properties]);
  expect(after).toMatchObject({ stackId: before.stackId, outputs: before.outputs });
  expect(idsOf(after)).toEqual(idsOf(before));
});

test('a stack that cannot be made again stays for a run in which it can', async () => {
  const code = { S3Bucket: 'assets', S3Key: 'code.zip' };
  const source = { stackName: 'Coded', templateText: functionOf(code), assetDirectory: () => __dirname };
  {
    await using account = nextRun();
    await account.deploy(source);
  }
  {
    await using account = nextRun();

    expect(await account.resume()).toEqual([
      expect.stringMatching(/^stack Coded: Function \(AWS::Lambda::Function\)/),
    ]);
  }
  await using account = nextRun();
  await expect(account.deploy(source)).resolves.toMatchObject({ status: 'CREATE_COMPLETE' });
});
