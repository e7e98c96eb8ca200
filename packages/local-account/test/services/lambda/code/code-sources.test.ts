import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountUnderTest } from '../../../account-under-test';
import { callRest } from '../../call-account';
import { functionRole, invokeFunction, lambdaFunction } from '../function-stack';
import { zipFile } from './zip-file';

const account = accountUnderTest();
const folder = mkdtempSync(join(tmpdir(), 'assets-'));
afterAll(async () => {
  await account[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** Deploys a function of its own name whose code is this. */
function deploy(name: string, Code: object, properties: object = {}) {
  return account.deploy({
    stackName: name,
    templateText: JSON.stringify({
      Resources: {
        Role: functionRole(),
        Function: lambdaFunction({ FunctionName: name, Code, ...properties }),
      },
    }),
    assetDirectory: (objectKey) => join(folder, objectKey),
  });
}

test('code in the template is an index.js', async () => {
  await deploy('inline', { ZipFile: 'exports.handler = async () => __filename.split("/").at(-1);' });
  await expect(invokeFunction(account, {}, 'inline')).resolves.toBe('index.js');
});

test('an asset can be a ZIP file, whose digest is then told', async () => {
  const zip = zipFile([{ name: 'index.js', content: 'exports.handler = async () => "zipped";' }]);
  writeFileSync(join(folder, 'code.zip'), zip);
  await deploy('zipped', { S3Bucket: 'assets', S3Key: 'code.zip' });
  await expect(invokeFunction(account, {}, 'zipped')).resolves.toBe('zipped');
  await expect(
    callRest(account, 'lambda', 'GET', '/2015-03-31/functions/zipped/configuration'),
  ).resolves.toMatchObject({ CodeSize: zip.length });
});

test('an asset that is a file of another kind is refused in AWS’s words', async () => {
  writeFileSync(join(folder, 'code.txt'), 'text');
  await expect(deploy('text', { S3Bucket: 'assets', S3Key: 'code.txt' })).rejects.toThrow(
    'Function (AWS::Lambda::Function) could not be created: Could not unzip uploaded file. Please check your file, then try to upload again.',
  );
});

test('the size of /tmp is told, and has AWS’s bounds', async () => {
  const Code = { ZipFile: 'exports.handler = async () => 1;' };
  await deploy('large', Code, { EphemeralStorage: { Size: 10_240 } });
  await expect(
    callRest(account, 'lambda', 'GET', '/2015-03-31/functions/large/configuration'),
  ).resolves.toMatchObject({ EphemeralStorage: { Size: 10_240 } });
  await expect(deploy('larger', Code, { EphemeralStorage: { Size: 10_241 } })).rejects.toThrow(
    "1 validation error detected: Value '10241' at 'ephemeralStorage.size' failed to satisfy constraint: Member must have value less than or equal to 10240",
  );
});
