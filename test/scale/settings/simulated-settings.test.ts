import { findInvocation } from '../../../scale/settings/find-invocation';
import { readSimulatedSettings } from '../../../scale/settings/simulated-settings';
import { synthesizePipeline } from '../../lib/synthesized-stack';
import { DELIVERED } from '../delivered-settings';

const template = synthesizePipeline().toJSON();

test('what is simulated stands in the synthesized template', () => {
  expect(readSimulatedSettings(template)).toEqual(DELIVERED);
});

test('another stack is refused, with what is looked for in it', () => {
  expect(() => readSimulatedSettings({ Resources: {} })).toThrow(
    'The stack has 0 resources of type AWS::ApiGatewayV2::Stage; a pipeline has one.',
  );
  const { Resources } = template as { Resources: Record<string, { Type: string; Properties: object }> };
  const [pipeId] = Object.entries(Resources).find(([, { Type }]) => Type === 'AWS::Pipes::Pipe')!;
  const without = { ...Resources, [pipeId]: { ...Resources[pipeId]!, Properties: {} } };
  expect(() => readSimulatedSettings({ Resources: without })).toThrow(
    `Source of ${pipeId} (AWS::Pipes::Pipe) cannot be read: `,
  );
});

const invoke = (more: object) => ({
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'Logger' },
  ...more,
});

test('a workflow without retries is one that never tries again, and what it leaves out is what the States Language has', () => {
  const retrierOf = (more: object) =>
    findInvocation(JSON.stringify({ States: { Log: invoke(more) } })).retrier;
  expect(retrierOf({})).toMatchObject({ MaxAttempts: 0 });
  expect(retrierOf({ Retry: [{ ErrorEquals: ['Lambda.ServiceException'] }] })).toMatchObject({
    MaxAttempts: 0,
  });
  expect(retrierOf({ Retry: [{ ErrorEquals: ['States.ALL'] }] })).toMatchObject({
    MaxAttempts: 3,
    IntervalSeconds: 1,
    BackoffRate: 2,
    MaxDelaySeconds: Infinity,
    JitterStrategy: 'NONE',
  });
});

test('a workflow that invokes two functions, or none, is refused', () => {
  const two = { States: { Log: invoke({}), Again: invoke({}) } };
  expect(() => findInvocation(JSON.stringify(two))).toThrow(/has 2 states that invoke one/);
  expect(() => findInvocation('{"States":{}}')).toThrow(/has 0 states that invoke one/);
});
