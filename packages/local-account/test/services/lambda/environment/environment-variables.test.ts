import { LocalLambda } from '../local-lambda';

async function variableNames(logFormat: 'JSON' | 'Text'): Promise<unknown> {
  const lambda = await LocalLambda.start('exports.handler = async () => Object.keys(process.env).sort();', {
    logging: { logFormat },
  });
  const names = await lambda.result();
  await lambda.stop();
  return names;
}

test('a function finds the variables that are recorded on AWS', async () => {
  await expect(variableNames('Text')).resolves.toEqual([
    'AWS_ACCESS_KEY_ID',
    'AWS_DEFAULT_REGION',
    'AWS_EXECUTION_ENV',
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
    'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_LAMBDA_FUNCTION_VERSION',
    'AWS_LAMBDA_INITIALIZATION_TYPE',
    'AWS_LAMBDA_LOG_GROUP_NAME',
    'AWS_LAMBDA_LOG_STREAM_NAME',
    'AWS_LAMBDA_RUNTIME_API',
    'AWS_REGION',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_XRAY_CONTEXT_MISSING',
    'AWS_XRAY_DAEMON_ADDRESS',
    'LAMBDA_RUNTIME_DIR',
    'LAMBDA_TASK_ROOT',
    'LANG',
    'NODE_PATH',
    'PATH',
    'PWD',
    'SHLVL',
    'TZ',
    '_AWS_XRAY_DAEMON_ADDRESS',
    '_AWS_XRAY_DAEMON_PORT',
    '_HANDLER',
    '_X_AMZN_TRACE_ID',
  ]);
});

test('one that logs JSON is told so', async () => {
  await expect(variableNames('JSON')).resolves.toEqual(
    expect.arrayContaining(['AWS_LAMBDA_LOG_FORMAT', 'AWS_LAMBDA_LOG_LEVEL']),
  );
});
