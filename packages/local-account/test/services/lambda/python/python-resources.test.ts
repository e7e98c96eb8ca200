import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountUnderTest } from '../../../account-under-test';
import { functionRole, invokeFunction, lambdaFunction } from '../function-stack';

const folder = mkdtempSync(join(tmpdir(), 'python-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('code in the template is an index.py, and finds the modules of layers and its endpoint', async () => {
  mkdirSync(join(folder, 'layer/python/lib/python3.9/site-packages'), { recursive: true });
  writeFileSync(join(folder, 'layer/python/one.py'), 'value = "all"');
  writeFileSync(join(folder, 'layer/python/lib/python3.9/site-packages/two.py'), 'value = "3.9"');
  await using account = accountUnderTest();
  await account.deploy({
    stackName: 'Test',
    templateText: JSON.stringify({
      Resources: {
        Role: functionRole(),
        Layer: {
          Type: 'AWS::Lambda::LayerVersion',
          Properties: { Content: { S3Bucket: 'assets', S3Key: 'layer' } },
        },
        Function: lambdaFunction({
          Runtime: 'python3.9',
          Layers: [{ Ref: 'Layer' }],
          Code: {
            ZipFile: `import os, one, two
def handler(event, context):
    return [one.value, two.value, os.path.basename(__file__), os.environ["AWS_ENDPOINT_URL"]]
`,
          },
        }),
      },
    }),
    assetDirectory: (objectKey) => join(folder, objectKey),
  });
  await expect(invokeFunction(account)).resolves.toEqual(['all', '3.9', 'index.py', 'http://127.0.0.1:4566']);
});

test('a Python that this machine has not is told with what to do', async () => {
  await using account = accountUnderTest();
  const deployed = account.deploy({
    stackName: 'Test',
    templateText: JSON.stringify({
      Resources: {
        Role: functionRole(),
        Function: lambdaFunction({ Runtime: 'python3.99', Code: { ZipFile: '' } }),
      },
    }),
    assetDirectory: () => undefined,
  });
  await expect(deployed).rejects.toThrow(
    'Function (AWS::Lambda::Function), property Runtime: This machine has no Python 3.99 or later: neither python3.99 nor python3 leads to one. Install it, or put it on the PATH.',
  );
});
