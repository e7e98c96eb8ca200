import type { AccountPorts } from '../../account-ports';
import { Buckets } from './bucket/buckets';
import { ObjectFiles } from './object/object-files';
import { Uploads } from './upload/uploads';

type S3Account = Pick<AccountPorts, 'access' | 'account' | 'clock' | 'objectsFolder' | 'store'>;

/** What S3 works on. */
export interface S3Ports extends Pick<S3Account, 'access' | 'account' | 'clock'> {
  readonly buckets: Buckets;
  readonly files: ObjectFiles;
  readonly uploads: Uploads;
}

/** S3 with no buckets in it. */
export function createS3Ports({ access, account, clock, objectsFolder, store }: S3Account): S3Ports {
  const files = new ObjectFiles(objectsFolder);
  return {
    access,
    account,
    clock,
    files,
    uploads: new Uploads(files),
    buckets: new Buckets({ access, account, clock, files, store }),
  };
}
