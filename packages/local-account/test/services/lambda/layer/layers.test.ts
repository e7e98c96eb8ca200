import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { accountUnderTest } from '../../../account-under-test';
import { callRest } from '../../call-account';
import { zipFile } from '../code/zip-file';
import { functionRole, invokeFunction, lambdaFunction } from '../function-stack';

const LAYER = 'arn:aws:lambda:us-east-1:000000000000:layer';

const folder = mkdtempSync(join(tmpdir(), 'layers-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes the folder of a layer. */
function layerFolder(name: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    const at = join(folder, name, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
}

const moduleOf = (name: string, value: string) => ({
  [`nodejs/node_modules/${name}/index.js`]: `module.exports = '${value}';`,
});

const layer = (S3Key: string, properties: object = {}) => ({
  Type: 'AWS::Lambda::LayerVersion',
  Properties: { LayerName: S3Key, Content: { S3Bucket: 'assets', S3Key }, ...properties },
});

/** Deploys a function with these layers, by their logical ids. @returns what it returned, and how it is described */
async function invoked(code: string, names: string[], resources: object, properties: object = {}) {
  await using account = accountUnderTest();
  rmSync(join(folder, 'code'), { recursive: true, force: true });
  layerFolder('code', { [code.includes('import ') ? 'index.mjs' : 'index.js']: code });
  await account.deploy({
    stackName: 'Test',
    templateText: JSON.stringify({
      Resources: {
        Role: functionRole(),
        Function: lambdaFunction({ Layers: names.map((name) => ({ Ref: name })), ...properties }),
        ...resources,
      },
    }),
    assetDirectory: (objectKey) => join(folder, objectKey),
  });
  return {
    result: await invokeFunction(account),
    configuration: await callRest(account, 'lambda', 'GET', '/2015-03-31/functions/F/configuration'),
  };
}

const REQUIRE_BOTH = `exports.handler = async () => [require('one'), require('two')];`;

test('a function finds the modules of its layers, the last layer first', async () => {
  layerFolder('lower', { ...moduleOf('one', 'lower'), ...moduleOf('two', 'lower') });
  layerFolder('upper', moduleOf('two', 'upper'));
  const { result, configuration } = await invoked(REQUIRE_BOTH, ['Lower', 'Upper'], {
    Lower: layer('lower'),
    Upper: layer('upper'),
  });
  expect(result).toEqual(['lower', 'upper']);
  expect(configuration.Layers).toEqual([
    { Arn: `${LAYER}:lower:1`, CodeSize: expect.any(Number) as number },
    { Arn: `${LAYER}:upper:1`, CodeSize: expect.any(Number) as number },
  ]);
});

test('a folder for one version of Node.js comes before the one for all', async () => {
  layerFolder('versioned', {
    ...moduleOf('one', 'all'),
    'nodejs/node22/node_modules/one/index.js': `module.exports = '22';`,
    ...moduleOf('two', 'all'),
  });
  const { result } = await invoked(
    REQUIRE_BOTH,
    ['Versioned'],
    { Versioned: layer('versioned') },
    { Runtime: 'nodejs22.x' },
  );
  expect(result).toEqual(['22', 'all']);
});

test('an ES module finds them, too, and a layer can be a ZIP file', async () => {
  const content = `export default 'zipped';`;
  writeFileSync(
    join(folder, 'layer.zip'),
    zipFile([
      { name: 'nodejs/node_modules/three/index.js', content },
      { name: 'nodejs/node_modules/three/package.json', content: '{"type":"module","main":"index.js"}' },
    ]),
  );
  const { result } = await invoked(
    `import three from 'three'; export const handler = async () => three;`,
    ['Zipped'],
    { Zipped: layer('layer.zip', { LayerName: 'zipped' }) },
  );
  expect(result).toBe('zipped');
});

test.each<[string, string[], object, string]>([
  [
    'two versions of one layer',
    ['One', 'Other'],
    { One: layer('lower', { LayerName: 'same' }), Other: layer('upper', { LayerName: 'same' }) },
    'Two different versions of the same layer are not allowed to be referenced in the same function.',
  ],
  [
    'six layers',
    ['A', 'B', 'C', 'D', 'E', 'G'],
    Object.fromEntries(
      ['A', 'B', 'C', 'D', 'E', 'G'].map((name) => [name, layer('lower', { LayerName: name })]),
    ),
    'Cannot reference more than 5 layers.',
  ],
])('%s are refused as on AWS', async (_, names, resources, message) => {
  await expect(invoked(REQUIRE_BOTH, names, resources)).rejects.toThrow(message);
});

test.each([
  [`${LAYER}:nobody:1`, 'could not be created: Layer version arn:'],
  [
    'arn:aws:lambda:us-east-1:111111111111:layer:other:1',
    'property Layers: The local run has the layers of its templates only, and not arn:aws:lambda:us-east-1:111111111111:layer:other:1.',
  ],
  [
    `${LAYER.replace('us-east-1', 'eu-west-1')}:other:1`,
    'Layers are not in the same region as the function. Layers are expected to be in region us-east-1.',
  ],
])('%s is no layer to use', async (arn, message) => {
  await expect(invoked(REQUIRE_BOTH, [], {}, { Layers: [arn] })).rejects.toThrow(message);
});

test('extensions are refused by name', async () => {
  layerFolder('extended', { 'extensions/watch': '#!/bin/sh' });
  await expect(invoked(REQUIRE_BOTH, ['Extended'], { Extended: layer('extended') })).rejects.toThrow(
    'Function (AWS::Lambda::Function), property Layers: The local run does not run extensions, which a layer here has.',
  );
});

test('a permission on a layer is one of a version that there is', async () => {
  const permission = (LayerVersionArn: unknown) => ({
    Type: 'AWS::Lambda::LayerVersionPermission',
    Properties: { Action: 'lambda:GetLayerVersion', LayerVersionArn, Principal: '111111111111' },
  });
  await expect(
    invoked(REQUIRE_BOTH, [], { Lower: layer('lower'), Permission: permission({ Ref: 'Lower' }) }),
  ).resolves.toBeDefined();
  await expect(invoked(REQUIRE_BOTH, [], { Permission: permission(`${LAYER}:nobody:1`) })).rejects.toThrow(
    `Layer version ${LAYER}:nobody:1 does not exist.`,
  );
});
