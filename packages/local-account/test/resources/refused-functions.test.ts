import { testRefused } from './refuse';

const lambda = (more: object) => ({
  Code: { S3Bucket: 'assets', S3Key: 'code.zip' },
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
  ...more,
});

testRefused([
  [
    'a layer without its version',
    'AWS::Lambda::Function',
    lambda({ Layers: ['arn:aws:lambda:us-east-1:111111111111:layer:a'] }),
    'property Layers.0: It takes the ARN of a version of a layer, not "arn:aws:lambda:us-east-1:111111111111:layer:a".',
  ],
  [
    'a function in a VPC',
    'AWS::Lambda::Function',
    lambda({ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } }),
    'property VpcConfig: The local run has no networks.',
  ],
  [
    'a container image',
    'AWS::Lambda::Function',
    lambda({ PackageType: 'Image', Code: { ImageUri: '1.dkr.ecr.us-east-1.amazonaws.com/a:1' } }),
    'property Code.ImageUri: The local run does not run container images.',
  ],
  [
    'code of two kinds',
    'AWS::Lambda::Function',
    lambda({ Code: { S3Bucket: 'assets', S3Key: 'code.zip', ZipFile: 'exports.handler = () => 1' } }),
    'property Code: It takes either S3Bucket and S3Key, of an object, or ZipFile, the code itself.',
  ],
  [
    'Java',
    'AWS::Lambda::Function',
    lambda({ Runtime: 'java21' }),
    'property Runtime: The local run runs functions in Node.js and Python only, not "java21".',
  ],
  [
    'a file system',
    'AWS::Lambda::Function',
    lambda({ FileSystemConfigs: [{ Arn: 'arn', LocalMountPath: '/mnt/a' }] }),
    'property FileSystemConfigs: The local run does not know this property.',
  ],
]);
