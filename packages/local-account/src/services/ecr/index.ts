import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { batchGetImage } from './operations/batch-get-image';
import { describeImages } from './operations/describe-images';
import { describeRepositories } from './operations/describe-repositories';
import { listImages } from './operations/list-images';
import type { EcrPorts } from './ports';
import { Repositories } from './repositories';
import { ecrRepository } from './resources/ecr-repository';

/** ECR: repositories without images. Nobody can log in to bring one. */
export function ecrService(account: AccountPorts): Service {
  return createService<EcrPorts>(account, {
    name: 'ecr',
    ports: { ...account, repositories: new Repositories(account) },
    api: {
      protocol: awsJson({ version: '1.1', targetPrefix: 'AmazonEC2ContainerRegistry_V20150921' }),
      operations: [batchGetImage, describeImages, describeRepositories, listImages],
      inputErrors: { constraint: 'InvalidParameterException' },
    },
    resources: [ecrRepository],
  });
}
