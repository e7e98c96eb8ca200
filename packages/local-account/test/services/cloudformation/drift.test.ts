import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStackResourcesCommand,
  DetectStackDriftCommand,
  DetectStackResourceDriftCommand,
  ExecuteChangeSetCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { resourceType } from '../../../src/engine/resource-type';
import { AwsError } from '../../../src/errors/aws-error';
import type { LocalAccount } from '../../../src/local-account';
import { createService } from '../../../src/service';
import { accountUnderTest } from '../../account-under-test';
import { settledStack, stacksClient } from './stacks-client';

/** What there is by logical id, where an API call of anybody's could change it. */
const world = new Map<string, Readonly<Record<string, unknown>>>();

/** The logical ids of what was updated. */
const updated: string[] = [];

const thing = resourceType({
  type: 'Test::Thing',
  properties: z.looseObject({}),
  create: (properties: Readonly<Record<string, unknown>>, _ports: object, { logicalId }) => {
    world.set(logicalId, properties);
    return {
      ref: logicalId,
      update: (changed) => {
        updated.push(logicalId);
        world.set(logicalId, changed);
      },
      describe: () => {
        const found = world.get(logicalId);
        if (found) return found;
        if (logicalId === 'Thrown') throw new AwsError('ResourceNotFound', 'It is not there.');
        return undefined;
      },
    };
  },
});

let account: LocalAccount;
let client: CloudFormationClient;

beforeEach(() => {
  account = accountUnderTest({
    furtherServices: (ports) => [createService(ports, { name: 'toy', ports: {}, resources: [thing] })],
  });
  client = stacksClient(account);
});
afterEach(() => account[Symbol.asyncDispose]());

const template = (Size: number) => {
  const Properties = { Size, Tags: ['a', 'b'], Nested: { Deep: 'x' } };
  const Resources = {
    Same: { Type: 'Test::Thing', Properties },
    Changed: { Type: 'Test::Thing', Properties },
    Gone: { Type: 'Test::Thing' },
    Thrown: { Type: 'Test::Thing' },
    NotRun: { Type: 'AWS::CDK::Metadata' },
  };
  return JSON.stringify({ Resources });
};

async function detect() {
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: 'S' }));
  return client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }));
}

async function drifts() {
  const { StackResourceDrifts = [] } = await client.send(
    new DescribeStackResourceDriftsCommand({ StackName: 'S' }),
  );
  return StackResourceDrifts;
}

test('a stack is in sync until something of it is changed or deleted, and each resource is told with what differs', async () => {
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: template(1) }));
  await settledStack(client, 'S');
  const before = await detect();
  world.set('Changed', { Size: '2', Tags: ['b', 'a'], Nested: {}, More: true });
  world.delete('Gone');
  world.delete('Thrown');
  const after = await detect();

  expect(before).toMatchObject({
    DetectionStatus: 'DETECTION_COMPLETE',
    StackDriftStatus: 'IN_SYNC',
    DriftedStackResourceCount: 0,
  });
  expect(after).toMatchObject({ StackDriftStatus: 'DRIFTED', DriftedStackResourceCount: 3 });
  const found = await drifts();
  expect(found.map((drift) => [drift.LogicalResourceId, drift.StackResourceDriftStatus])).toEqual([
    ['Same', 'IN_SYNC'],
    ['Changed', 'MODIFIED'],
    ['Gone', 'DELETED'],
    ['Thrown', 'DELETED'],
  ]);
  expect(found[1]).toMatchObject({
    ExpectedProperties: '{"Size":1,"Tags":["a","b"],"Nested":{"Deep":"x"}}',
    ActualProperties: '{"Size":"2","Tags":["b","a"],"Nested":{}}',
    PropertyDifferences: [
      { PropertyPath: '/Size', ExpectedValue: '1', ActualValue: '2', DifferenceType: 'NOT_EQUAL' },
      { PropertyPath: '/Nested/Deep', ExpectedValue: 'x', ActualValue: 'null', DifferenceType: 'REMOVE' },
    ],
  });
  expect((await settledStack(client, 'S')).DriftInformation).toMatchObject({ StackDriftStatus: 'DRIFTED' });
});

test('the value of a parameter that is not to be told is told by no drift', async () => {
  const body = {
    Parameters: { Secret: { Type: 'String', NoEcho: true, Default: 'hidden' } },
    Resources: { Thing: { Type: 'Test::Thing', Properties: { Text: { Ref: 'Secret' }, Size: 1 } } },
  };
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: JSON.stringify(body) }));
  await settledStack(client, 'S');
  world.set('Thing', { Text: 'hidden too', Size: 1 });
  await detect();

  const found = await drifts();
  expect(found).toMatchObject([{ ExpectedProperties: '{"Text":"****","Size":1}' }]);
  expect(JSON.stringify(found)).not.toContain('hidden');
});

test('what was found is void once the resource is updated', async () => {
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: template(1) }));
  await settledStack(client, 'S');
  world.set('Changed', { Size: 2 });
  const { StackResourceDrift } = await client.send(
    new DetectStackResourceDriftCommand({ StackName: 'S', LogicalResourceId: 'Changed' }),
  );
  const checked = (await drifts()).length;
  await client.send(new UpdateStackCommand({ StackName: 'S', TemplateBody: template(3) }));
  await settledStack(client, 'S');
  const { StackResources } = await client.send(
    new DescribeStackResourcesCommand({ StackName: 'S', LogicalResourceId: 'Changed' }),
  );

  expect(StackResourceDrift?.StackResourceDriftStatus).toBe('MODIFIED');
  expect(checked).toBe(1);
  expect(await drifts()).toEqual([]);
  expect(StackResources?.[0]?.DriftInformation).toEqual({ StackResourceDriftStatus: 'NOT_CHECKED' });
  expect(await detect()).toMatchObject({ StackDriftStatus: 'IN_SYNC' });
});

async function revertDrift(ChangeSetName: string, Size: number) {
  const changeSet = { StackName: 'S', ChangeSetName };
  await client.send(
    new CreateChangeSetCommand({
      ...changeSet,
      DeploymentMode: 'REVERT_DRIFT',
      TemplateBody: template(Size),
    }),
  );
  return client.send(new DescribeChangeSetCommand({ ...changeSet, IncludePropertyValues: true }));
}

test('a change set tells what has drifted, and brings it back with what the template changes', async () => {
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: template(1) }));
  await settledStack(client, 'S');
  const inSync = await revertDrift('none', 1);
  world.set('Changed', { Size: 2, Tags: ['a', 'b'], Nested: { Deep: 'y' } });
  world.delete('Gone');
  updated.length = 0;
  const drifted = await revertDrift('back', 1);
  await client.send(new ExecuteChangeSetCommand({ StackName: 'S', ChangeSetName: 'back' }));
  const { StackStatus } = await settledStack(client, 'S');

  expect(inSync).toMatchObject({
    Status: 'FAILED',
    StackDriftStatus: 'IN_SYNC',
    DeploymentMode: 'REVERT_DRIFT',
  });
  expect(drifted).toMatchObject({ Status: 'CREATE_COMPLETE', StackDriftStatus: 'DRIFTED' });
  expect(drifted.Changes).toMatchObject([
    {
      ResourceChange: {
        LogicalResourceId: 'Changed',
        Action: 'Modify',
        Replacement: 'False',
        ResourceDriftStatus: 'MODIFIED',
        PreviousDeploymentContext: '{"Properties":{"Size":1,"Tags":["a","b"],"Nested":{"Deep":"x"}}}',
        Details: [
          {
            ChangeSource: 'DirectModification',
            Target: {
              Path: '/Properties/Size',
              BeforeValue: '2',
              AfterValue: '1',
              BeforeValueFrom: 'ACTUAL_STATE',
              Drift: { PreviousValue: '1', ActualValue: '2' },
            },
          },
          { Target: { Path: '/Properties/Nested/Deep', BeforeValue: 'y', AfterValue: 'x' } },
        ],
      },
    },
    { ResourceChange: { LogicalResourceId: 'Gone', Action: 'Add', ResourceDriftStatus: 'DELETED' } },
  ]);
  expect(StackStatus).toBe('UPDATE_COMPLETE');
  expect(updated).toEqual(['Changed']);
  expect(world.get('Changed')).toMatchObject({ Size: 1, Nested: { Deep: 'x' } });
  expect(await detect()).toMatchObject({ StackDriftStatus: 'IN_SYNC' });
});

test('what others have made as the new template wants it is not changed back', async () => {
  await client.send(new CreateStackCommand({ StackName: 'S', TemplateBody: template(1) }));
  await settledStack(client, 'S');
  world.set('Changed', { Size: 3, Tags: ['a', 'b'], Nested: { Deep: 'x' } });
  const { Changes } = await revertDrift('back', 3);

  expect(Changes?.map(({ ResourceChange }) => ResourceChange?.ResourceDriftStatus)).toEqual([
    'IN_SYNC',
    'MODIFIED',
  ]);
  expect(Changes?.[1]?.ResourceChange?.Details?.map(({ Target }) => Target?.BeforeValue)).toEqual(['1']);
});
