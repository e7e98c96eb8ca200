import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { accountUnderTest } from '../../../account-under-test';
import { CodeFolder, deployFunctions, functionRole, invokeFunction, lambdaFunction } from '../function-stack';

/** Deploys the files, from a folder of this project, as a function, and invokes it. */
async function invoked(files: Record<string, string>, properties: object = {}): Promise<unknown> {
  using code = new CodeFolder(files, __dirname);
  await using account = accountUnderTest();
  await deployFunctions(account, code, {
    Role: functionRole(),
    Function: lambdaFunction(properties),
  });
  // Not the promise: the account would end before it is settled.
  return await invokeFunction(account);
}

const NAME_OF_CLIENT = `typeof SQSClient`;

test.each([
  [
    'a CommonJS module',
    {
      'index.js': `const { SQSClient } = require('@aws-sdk/client-sqs'); exports.handler = async () => ${NAME_OF_CLIENT};`,
    },
  ],
  [
    'an ES module',
    {
      'index.mjs': `import { SQSClient } from '@aws-sdk/client-sqs'; export const handler = async () => ${NAME_OF_CLIENT};`,
    },
  ],
])('%s finds the AWS SDK', async (_, files) => {
  await expect(invoked(files)).resolves.toBe('function');
});

test.each([
  ['zod', 'index.js', `require('zod');`, 'Runtime.ImportModuleError', `Error: Cannot find module 'zod'`],
  ['zod', 'index.mjs', `import 'zod';`, 'Error', `Cannot find package 'zod'`],
  [
    'a folder’s of the project',
    'index.js',
    `require('../function-stack');`,
    'Runtime.ImportModuleError',
    `Error: Cannot find module '../function-stack'`,
  ],
])(
  '%s, which the project has and the asset has not, is not found by %s',
  async (_, file, code, errorType, words) => {
    await expect(invoked({ [file]: code })).resolves.toMatchObject({
      errorType,
      errorMessage: expect.stringContaining(words) as string,
    });
  },
);

test('a part of the SDK that the project does not have says where it would come from', async () => {
  await expect(invoked({ 'index.js': `require('@aws-sdk/client-nobody-has');` })).resolves.toMatchObject({
    errorMessage: expect.stringContaining('npm install --save-dev @aws-sdk/client-nobody-has') as string,
  });
});

test('a module of the asset comes before that of the runtime', async () => {
  const files = {
    'index.js': `exports.handler = async () => require('@aws-sdk/client-sqs').own;`,
    'node_modules/@aws-sdk/client-sqs/index.js': `exports.own = 'own';`,
  };
  await expect(invoked(files)).resolves.toBe('own');
});

test('a module is found by its path from the root of the code, as AWS’s NODE_PATH has it', async () => {
  const files = {
    'deep/index.js': `exports.handler = async () => require('shared/part').part;`,
    'shared/part.js': `exports.part = 'found';`,
  };
  await expect(invoked(files, { Handler: 'deep/index.handler' })).resolves.toBe('found');
});

test('whether a .js file is an ES module is the asset’s to say, not the project’s', async () => {
  using project = new CodeFolder({ 'package.json': '{"type":"module"}' });
  const asset = join(project.directory, 'asset');
  mkdirSync(asset);
  writeFileSync(join(asset, 'index.js'), `exports.handler = async () => 'CommonJS';`);
  await using account = accountUnderTest();
  await account.deploy({
    stackName: 'Test',
    templateText: JSON.stringify({ Resources: { Role: functionRole(), Function: lambdaFunction() } }),
    assetDirectory: () => asset,
  });
  await expect(invokeFunction(account)).resolves.toBe('CommonJS');
});

test('a program of the project is not found', async () => {
  const before = process.env.PATH;
  process.env.PATH = [join(__dirname, 'node_modules/.bin'), before].join(delimiter);
  try {
    await expect(
      invoked({ 'index.js': `exports.handler = async () => process.env.PATH.split(':');` }),
    ).resolves.not.toContainEqual(expect.stringContaining('node_modules'));
  } finally {
    process.env.PATH = before;
  }
});

test('the asset stays as it is', async () => {
  using code = new CodeFolder({
    'index.js': `exports.handler = async () => require('node:fs').writeFileSync(__dirname + '/made.txt', '');`,
  });
  await using account = accountUnderTest();
  await deployFunctions(account, code, { Role: functionRole(), Function: lambdaFunction() });
  await expect(invokeFunction(account)).resolves.toBeNull();
  expect(readdirSync(code.directory)).toEqual(['index.js']);
});
