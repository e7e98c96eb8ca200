import { createLive } from '../../../create-live';
import { invokeFunction } from '../function-stack';
import { functionOf, startChangingFunction } from '../function/changing-function';

test('a version stays as it was published, until it goes, which it does not while an alias stands for it', async () => {
  await using changing = await startChangingFunction();
  const { account, live } = changing;
  const version = await createLive(account, 'AWS::Lambda::Version', { FunctionName: 'F' }, 'One');
  await live.update(functionOf('old', { Environment: { Variables: { COLOUR: 'blue' } } }));
  const second = await createLive(account, 'AWS::Lambda::Version', { FunctionName: 'F' }, 'Two');
  expect([version, second].map(({ attributes }) => attributes!.Version)).toEqual(['1', '2']);
  const aliased = { FunctionName: 'F', Name: 'live', FunctionVersion: '1' };
  const alias = await createLive(account, 'AWS::Lambda::Alias', aliased, 'Alias');
  await expect(invokeFunction(account, {}, 'F:live')).resolves.toBe('old,,1');
  await expect(version.delete()).rejects.toThrow(
    'Unable to delete version because the following aliases reference it: [live]',
  );
  await expect(alias.update({ ...aliased, FunctionVersion: '9' })).rejects.toThrow('Function not found');
  await alias.update({ ...aliased, FunctionVersion: '2', Description: 'Second' });
  expect(alias.describe!()).toEqual({ FunctionVersion: '2', Description: 'Second' });
  await expect(invokeFunction(account, {}, 'F:live')).resolves.toBe('old,blue,2');
  await version.delete();
  await expect(invokeFunction(account, {}, 'F:1')).resolves.toMatchObject({ Type: 'User' });
  await alias.delete();
  await expect(invokeFunction(account, {}, 'F:live')).resolves.toMatchObject({ Type: 'User' });
});

test('a reservation that changes holds for the versions that were published before', async () => {
  await using changing = await startChangingFunction({ ReservedConcurrentExecutions: 0 });
  const { account, live } = changing;
  await createLive(account, 'AWS::Lambda::Version', { FunctionName: 'F' }, 'One');
  await expect(invokeFunction(account, {}, 'F:1')).resolves.toMatchObject({
    Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  });
  await live.update(functionOf('old', { ReservedConcurrentExecutions: 1 }));
  await expect(invokeFunction(account, {}, 'F:1')).resolves.toBe('old,,1');
});
