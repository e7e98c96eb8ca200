import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  ListImagesCommand,
} from '@aws-sdk/client-ecr';
import { servedAccount } from '../served-account';

const repositoryName = 'cdk-assets';

const repository = {
  Type: 'AWS::ECR::Repository',
  Properties: {
    RepositoryName: repositoryName,
    ImageTagMutability: 'IMMUTABLE',
    LifecyclePolicy: { LifecyclePolicyText: '{}' },
    RepositoryPolicyText: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'LambdaECRImageRetrievalPolicy',
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Condition: { StringLike: { 'aws:sourceArn': 'arn:aws:lambda:us-east-1:000000000000:function:*' } },
        },
      ],
    },
  },
};

let world: Awaited<ReturnType<typeof servedAccount>>;
let ecr: ECRClient;
beforeAll(async () => {
  world = await servedAccount({ Repository: repository });
  ecr = new ECRClient(world.settings);
});
afterAll(() => world[Symbol.asyncDispose]());

test('a repository is there, and has no images', async () => {
  expect(world.notRun).toMatchObject([{ reason: 'there are no container images locally' }]);
  const described = {
    repositories: [
      {
        registryId: '000000000000',
        repositoryName,
        repositoryArn: `arn:aws:ecr:us-east-1:000000000000:repository/${repositoryName}`,
        repositoryUri: `000000000000.dkr.ecr.us-east-1.amazonaws.com/${repositoryName}`,
        imageTagMutability: 'IMMUTABLE',
        createdAt: new Date('2026-01-01T00:00:00Z'),
      },
    ],
  };
  await expect(ecr.send(new DescribeRepositoriesCommand({}))).resolves.toMatchObject(described);
  await expect(
    ecr.send(new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] })),
  ).resolves.toMatchObject(described);
  await expect(ecr.send(new ListImagesCommand({ repositoryName }))).resolves.toMatchObject({ imageIds: [] });
  await expect(ecr.send(new DescribeImagesCommand({ repositoryName }))).resolves.toMatchObject({
    imageDetails: [],
  });
  await expect(
    ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: 't' }] })),
  ).resolves.toMatchObject({
    images: [],
    failures: [{ imageId: { imageTag: 't' }, failureCode: 'ImageNotFound' }],
  });
});

test('what is not there is told in AWS’s words', async () => {
  await expect(
    ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 't' }] })),
  ).rejects.toMatchObject({
    name: 'ImageNotFoundException',
    message: `The image with imageId {imageDigest:'null', imageTag:'t'} does not exist within the repository with name '${repositoryName}' in the registry with id '000000000000'`,
  });
  await expect(
    ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'] })),
  ).rejects.toMatchObject({
    name: 'RepositoryNotFoundException',
    message: "The repository with name 'none' does not exist in the registry with id '000000000000'",
  });
});

test('nobody logs in to bring an image', async () => {
  await expect(ecr.send(new GetAuthorizationTokenCommand({}))).rejects.toThrow(
    'The local run does not serve ecr GetAuthorizationToken.',
  );
});
