import { listFunctions } from '../../../../src/services/lambda/operations/list-functions';
import { FUNCTION_ARN, LocalLambda } from '../local-lambda';

test.each([
  [undefined, FUNCTION_ARN],
  ['ALL', `${FUNCTION_ARN}:$LATEST`],
] as const)('with the versions %s, a function has the ARN %s', async (FunctionVersion, arn) => {
  const lambda = await LocalLambda.start('exports.handler = async () => 1;');
  const { Functions } = await lambda.service.perform(
    listFunctions,
    { FunctionVersion, MaxItems: 50 },
    lambda.call,
  );
  await lambda.stop();
  expect(Functions).toMatchObject([{ FunctionArn: arn, FunctionName: 'Fixture', Version: '$LATEST' }]);
});
