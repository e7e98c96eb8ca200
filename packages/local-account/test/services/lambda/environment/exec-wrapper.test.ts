import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalLambda } from '../local-lambda';

const WRAPPER = '#!/bin/sh\nexport WRAPPED="by $0"\nexec "$@"\n';

/** A function with a wrapper beside its code. */
async function wrapped(wrapper: string, mode?: number): Promise<LocalLambda> {
  const lambda = await LocalLambda.start('exports.handler = async () => process.env.WRAPPED;', {
    environment: { AWS_LAMBDA_EXEC_WRAPPER: wrapper },
  });
  if (mode !== undefined) {
    const path = join(lambda.directory, 'wrapper');
    writeFileSync(path, WRAPPER);
    chmodSync(path, mode);
  }
  return lambda;
}

test('a wrapper runs the runtime in its own way', async () => {
  const lambda = await wrapped('/var/task/wrapper', 0o755);
  await expect(lambda.result()).resolves.toBe(`by ${join(lambda.directory, 'wrapper')}`);
  await lambda.stop();
});

test.each([
  ['that is not there', undefined, 127, 'does not exist'],
  ['that cannot be executed', 0o644, 126, 'is not an executable'],
])('a wrapper %s ends the runtime', async (_, mode, exitStatus, words) => {
  const lambda = await wrapped('/var/task/wrapper', mode);
  const { errorType, errorMessage } = await lambda.failure();
  await lambda.stop();
  expect(errorType).toBe('Runtime.ExitError');
  expect(errorMessage).toMatch(
    new RegExp(`^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status ${exitStatus}$`),
  );
  expect(lambda.messages).toContain(`${join(lambda.directory, 'wrapper')}: ${words}\n`);
});
