import type { Caller } from '../../../access/caller';
import type { AssetLocation, Assets } from '../../../assets';
import { AwsError } from '../../../errors/aws-error';

/**
 * The code that is in an object of S3. The words are recorded on AWS, those of a denial at
 * https://github.com/binxio/cfn-lb-ip-address-provider/issues/4.
 *
 * @param reader whose rights to read it are looked at @default - nobody's
 * @returns a folder, or a ZIP file
 * @throws AwsError InvalidParameterValueException, AccessDeniedException
 */
export function codeAsset(assets: Pick<Assets, 'find'>, location: AssetLocation, reader?: Caller): string {
  try {
    return assets.find(location, reader);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { bucketName, objectKey } = location;
    const cause = `S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`;
    throw error.code === 'AccessDenied'
      ? new AwsError(
          'AccessDeniedException',
          `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${bucketName}/${objectKey}. ${cause}`,
          403,
        )
      : new AwsError('InvalidParameterValueException', `Error occurred while GetObject. ${cause}`);
  }
}
