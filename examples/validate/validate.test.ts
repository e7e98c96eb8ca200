import type { State } from '../../test/lib/flow/state-machine-definition';
import { type SynthesizedProcessing, synthesizeProcessing } from '../../test/lib/flow/synthesize-processing';
import { onlyResource, resourcesOf } from '../../test/lib/template-resources';
import { validateTransactions } from '.';

let synthesized: SynthesizedProcessing;
beforeAll(() => {
  synthesized = synthesizeProcessing(validateTransactions);
});

const state = (name: string): State => synthesized.states[name]!;

test('nothing is done with a transaction before it is validated', () => {
  expect(synthesized.startAt).toBe('ValidateTransaction');
  expect(state('ValidateTransaction').Next).toBe('LogTransaction');
  expect(state('LogTransaction')).toMatchObject({ End: true });
});

test('the event goes on as it came', () => {
  expect(state('ValidateTransaction')).toMatchObject({
    Arguments: { Payload: '{% $states.input %}' },
    Output: '{% $states.input %}',
  });
});

test('both functions are made as the delivered one, and have alarms and a place on the dashboard', () => {
  const functions = Object.values(resourcesOf(synthesized.template, 'AWS::Lambda::Function'));
  expect(functions.map(({ Properties }) => Properties.Description)).toEqual([
    'Checks a transaction against the schema',
    'Checks and logs a transaction',
  ]);
  for (const { Properties } of functions) {
    expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Timeout: 10, MemorySize: 256 });
  }
  const { DashboardBody } = onlyResource(synthesized.template, 'AWS::CloudWatch::Dashboard').Properties;
  expect(JSON.stringify(DashboardBody)).toContain('Validator, p99');
  const alarms = Object.keys(resourcesOf(synthesized.template, 'AWS::CloudWatch::Alarm'));
  expect(alarms).toContainEqual(expect.stringContaining('Validator'));
});
