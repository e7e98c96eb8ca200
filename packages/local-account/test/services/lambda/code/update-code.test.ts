import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsError } from '../../../../src/errors/aws-error';
import { type CodePackage, codePackage } from '../../../../src/services/lambda/code/asset-package';
import { readUploadedCode } from '../../../../src/services/lambda/code/uploaded-code';
import { functionReference } from '../../../../src/services/lambda/function/function-name';
import type { LocalFunction } from '../../../../src/services/lambda/function/local-function';
import { LocalLambda } from '../local-lambda';
import { zipFile } from './zip-file';

const COULD_NOT_UNZIP = new AwsError(
  'InvalidParameterValueException',
  'Could not unzip uploaded file. Please check your file, then try to upload again.',
);

let lambda: LocalLambda | undefined;
afterEach(async () => {
  await lambda?.stop();
  lambda = undefined;
});

const returning = (value: string): string => `exports.handler = async () => '${value}';`;
const code = (text: string) => codePackage(readUploadedCode(zipFile([{ name: 'index.js', content: text }])));
const updateCode = (uploaded: CodePackage): Promise<LocalFunction> => {
  const { account, functions } = lambda!.ports;
  return functions.replaceCode(
    functions.versioned(functionReference(account, { FunctionName: 'Fixture' })),
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

  await lambda.ports.functions.delete('Fixture');

  expect(existsSync(configuration.codeDirectory)).toBe(false);
  expect(existsSync(lambda.directory)).toBe(true);
});

test.each([
  [
    'a file and a folder of one name',
    [
      { name: 'a', content: 'x' },
      { name: 'a/b.js', content: 'x' },
    ],
  ],
  ['a name of 300 characters', [{ name: `${'x'.repeat(300)}.js`, content: 'x' }]],
])('%s are refused, and leave nothing behind', async (_, entries) => {
  lambda = await LocalLambda.start(returning('old'));
  const { directory } = await lambda.ports.bundle.write();
  const before = readdirSync(directory);

  expect(() => readUploadedCode(zipFile(entries))).toThrow(COULD_NOT_UNZIP);

  expect(readdirSync(directory)).toEqual(before);
  await expect(lambda.result()).resolves.toBe('old');
});

test('names that only this file system refuses are refused, too, and leave nothing behind', async () => {
  lambda = await LocalLambda.start(returning('old'));
  const { directory } = await lambda.ports.bundle.write();
  const before = readdirSync(directory);
  const file = { content: Buffer.from('x'), isExecutable: false };
  const files = new Map([
    ['good.js', file],
    ['x'.repeat(300), file],
  ]);

  await expect(updateCode(codePackage({ files, sha256: '', sizeBytes: 1 }))).rejects.toThrow(COULD_NOT_UNZIP);

  expect(readdirSync(directory)).toEqual(before);
  await expect(lambda.result()).resolves.toBe('old');
});

test.each([[Buffer.alloc(0)], [zipFile([])]])('a package without a file is refused', (bytes) => {
  expect(() => readUploadedCode(bytes)).toThrow('Uploaded file must be a non-empty zip');
});

test('a package of more than 50 MB is refused', () => {
  expect(() => readUploadedCode(Buffer.alloc(52_428_801))).toThrow(
    expect.objectContaining({
      code: 'RequestEntityTooLargeException',
      httpStatus: 413,
      message: 'Zipped size must be smaller than 52428800 bytes',
    }) as Error,
  );
});

test('what is no ZIP file is refused in AWS’s words', async () => {
  lambda = await LocalLambda.start(returning('old'));
  expect(() => readUploadedCode(Buffer.from('text'))).toThrow(COULD_NOT_UNZIP);
});
