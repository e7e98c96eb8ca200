import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../../../../src/errors/aws-error';
import { readUploadedCode, type UploadedCode } from '../../../../src/services/lambda/code/code-upload';
import { functionReference } from '../../../../src/services/lambda/function/function-name';
import type { LocalFunction } from '../../../../src/services/lambda/function/local-function';
import { LocalLambda } from '../local-lambda';
import { zipFile } from './zip-file';

let lambda: LocalLambda;
afterEach(() => lambda.stop());

const returning = (value: string): string => `exports.handler = async () => '${value}';`;
const code = (text: string) => readUploadedCode(zipFile([{ name: 'index.js', content: text }]));
const updateCode = (uploaded: UploadedCode): Promise<LocalFunction> => {
  const { account, functions } = lambda.ports;
  return functions.replaceCode(
    functions.find(functionReference(account, { FunctionName: 'Fixture' })),
    uploaded,
  );
};

test('the next invocation runs the new code', async () => {
  lambda = await LocalLambda.start(returning('old'));
  await expect(lambda.result()).resolves.toBe('old');

  const { configuration } = await updateCode(code(returning('new')));

  await expect(lambda.result()).resolves.toBe('new');
  expect(configuration.codeSha256).toMatch(/^[A-Za-z0-9+/]{43}=$/);
});

test('an invocation under way ends with the old code', async () => {
  lambda = await LocalLambda.start(
    `const { existsSync } = require('node:fs');
    exports.handler = async () => {
      while (!existsSync(__dirname + '/release')) await new Promise(setImmediate);
      return 'old';
    };`,
  );
  const underWay = lambda.result();
  await lambda.waitForStarts(1);
  await updateCode(code(returning('new')));

  await expect(lambda.result()).resolves.toBe('new');
  writeFileSync(join(lambda.directory, 'release'), '');
  await expect(underWay).resolves.toBe('old');
});

test('code that was uploaded is removed with its function, and the assembly’s is not', async () => {
  lambda = await LocalLambda.start(returning('old'));
  const { configuration } = await updateCode(code(returning('new')));
  expect(existsSync(configuration.codeDirectory)).toBe(true);

  await lambda.removeFunction();

  expect(existsSync(configuration.codeDirectory)).toBe(false);
  expect(existsSync(lambda.directory)).toBe(true);
});

test('what is no ZIP file is refused in AWS’s words', async () => {
  lambda = await LocalLambda.start(returning('old'));
  expect(() => readUploadedCode(Buffer.from('text'))).toThrow(
    new AwsError(
      'InvalidParameterValueException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    ),
  );
});
