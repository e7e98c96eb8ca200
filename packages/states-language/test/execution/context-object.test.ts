import { IDENTITY, machine, outputOf } from '../run-definition';

it('expressions get the context object', async () => {
  const definition = machine({ X: { Type: 'Pass', End: true, Output: '{% $states.context %}' } });
  expect(await outputOf(definition, { a: 1 })).toEqual({
    Execution: {
      Id: IDENTITY.executionArn,
      Input: { a: 1 },
      Name: 'run-1',
      RoleArn: IDENTITY.roleArn,
      StartTime: '2026-11-22T10:00:00.000Z',
    },
    StateMachine: { Id: IDENTITY.stateMachineArn, Name: 'Orders' },
    State: { Name: 'X', EnteredTime: '2026-11-22T10:00:05.000Z' },
  });
});

it('the context object says how often the execution was redriven, where that is told', async () => {
  const definition = machine({ X: { Type: 'Pass', End: true, Output: '{% $states.context.Execution %}' } });
  const identity = { ...IDENTITY, redriveCount: 0 };
  expect(await outputOf(definition, {}, undefined, { identity })).toMatchObject({ RedriveCount: 0 });
});
