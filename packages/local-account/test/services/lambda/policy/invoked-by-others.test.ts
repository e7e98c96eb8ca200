import type { Caller } from '../../../../src/access/caller';
import { functionReference } from '../../../../src/services/lambda/function/function-name';
import { addStatement } from '../../../../src/services/lambda/policy/add-statement';
import type { Permission } from '../../../../src/services/lambda/policy/permission-statement';
import { FUNCTION_ARN, LocalLambda } from '../local-lambda';

const RULE = 'arn:aws:events:us-east-1:000000000000:rule/bus/rule';
const ROLE = 'arn:aws:iam::000000000000:role/Other';

const EVENTS: Caller = { principal: { type: 'service', service: 'events.amazonaws.com' }, sourceArn: RULE };
const OTHER: Caller = {
  principal: { type: 'role', roleArn: ROLE, sessionName: 's', accountId: '000000000000' },
};

let lambda: LocalLambda;
beforeAll(async () => {
  lambda = await LocalLambda.start('exports.handler = async () => 1;');
});
afterAll(() => lambda.stop());

/** Whether somebody may invoke the function while it has this permission. */
async function mayInvoke(caller: Caller, permission: Partial<Permission>, FunctionName = FUNCTION_ARN) {
  const reference = functionReference(lambda.ports.account, { FunctionName: 'Fixture' });
  addStatement(lambda.ports, reference, 'one', {
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
    ...permission,
  });
  try {
    await lambda.functions.invoke(
      { ...lambda.call, caller },
      { FunctionName, InvocationType: 'DryRun', Payload: '{}' },
    );
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'AccessDeniedException' });
    return false;
  } finally {
    lambda.ports.policies.removeStatement(FUNCTION_ARN, 'one');
  }
}

test.each<[string, Caller, Partial<Permission>, boolean]>([
  ['EventBridge may', EVENTS, {}, true],
  ['EventBridge may for this rule', EVENTS, { SourceArn: RULE }, true],
  ['EventBridge may for rules of the bus', EVENTS, { SourceArn: RULE.replace(/rule$/, '*') }, true],
  ['EventBridge may for this account', EVENTS, { SourceAccount: '000000000000' }, true],
  ['EventBridge may not for another rule', EVENTS, { SourceArn: `${RULE}2` }, false],
  ['EventBridge may not for another account', EVENTS, { SourceAccount: '111111111111' }, false],
  ['EventBridge may not where SNS may', EVENTS, { Principal: 'sns.amazonaws.com' }, false],
  ['EventBridge may not where it may look only', EVENTS, { Action: 'lambda:GetFunction' }, false],
  ['EventBridge may where it may do all', EVENTS, { Action: 'lambda:*' }, true],
  ['a role may that is named', OTHER, { Principal: ROLE }, true],
  ['a role may not that is another', OTHER, { Principal: `${ROLE}2` }, false],
  ['a role may not by its account alone', OTHER, { Principal: '000000000000' }, false],
])('%s', async (_, caller, permission, expected) => {
  await expect(mayInvoke(caller, permission)).resolves.toBe(expected);
});

test('a permission on the function is none on $LATEST by its name', async () => {
  await expect(mayInvoke(EVENTS, {}, `${FUNCTION_ARN}:$LATEST`)).resolves.toBe(false);
});

test('without a permission the denial is in the trace', async () => {
  const denied = lambda.functions.invoke(
    { ...lambda.call, caller: EVENTS },
    { FunctionName: FUNCTION_ARN, InvocationType: 'Event', Payload: '{}' },
  );
  await expect(denied).rejects.toMatchObject({ code: 'AccessDeniedException' });
  expect(lambda.trace.records.at(-1)).toMatchObject({
    what: 'AccessDenied',
    action: 'lambda:InvokeFunction',
    resource: FUNCTION_ARN,
  });
});
