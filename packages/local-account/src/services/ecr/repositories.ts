import type { AccountPorts } from '../../account-ports';
import { arn } from '../../arn';
import { resourceAlreadyExists } from '../../engine/already-exists';
import { AwsError } from '../../errors/aws-error';

/** A repository, which has no images. */
export interface Repository {
  readonly repositoryName: string;
  readonly repositoryArn: string;
  /** Where images would be. */
  readonly repositoryUri: string;
  readonly createdAt: Date;
  readonly settings: RepositorySettings;
}

/** What is described of a repository, and changes nothing. */
export interface RepositorySettings {
  readonly imageTagMutability: 'IMMUTABLE' | 'MUTABLE';
  readonly scanOnPush: boolean;
  readonly encryption: { readonly encryptionType: 'AES256' | 'KMS'; readonly kmsKey?: string };
}

export const REPOSITORY_TYPE = 'AWS::ECR::Repository';

/** The repositories of the account, by their names. */
export class Repositories {
  private readonly byName = new Map<string, Repository>();

  constructor(private readonly ports: Pick<AccountPorts, 'account' | 'clock'>) {}

  get all(): Repository[] {
    return [...this.byName.values()].sort((a, b) => (a.repositoryName < b.repositoryName ? -1 : 1));
  }

  /** @throws AwsError `AlreadyExists` */
  create(repositoryName: string, settings: RepositorySettings): Repository {
    if (this.byName.has(repositoryName)) throw resourceAlreadyExists(REPOSITORY_TYPE, repositoryName);
    const { account, clock } = this.ports;
    const { accountId, partition, region } = account;
    const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    const repository = {
      repositoryName,
      repositoryArn: arn(account, 'ecr', `repository/${repositoryName}`),
      repositoryUri: `${accountId}.dkr.ecr.${region}.${suffix}/${repositoryName}`,
      createdAt: new Date(clock.now()),
      settings,
    };
    this.byName.set(repositoryName, repository);
    return repository;
  }

  change(repositoryName: string, settings: RepositorySettings): void {
    this.byName.set(repositoryName, { ...this.get(repositoryName), settings });
  }

  delete(repositoryName: string): void {
    this.byName.delete(repositoryName);
  }

  /** The words: https://github.com/plexsystems/sinker/issues/55. @throws AwsError `RepositoryNotFoundException` */
  get(repositoryName: string): Repository {
    const repository = this.byName.get(repositoryName);
    if (repository) return repository;
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${repositoryName}' does not exist in the registry with id '${this.ports.account.accountId}'`,
    );
  }
}
