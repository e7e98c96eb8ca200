import { z } from 'zod';
import { refused } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { AwsError } from '../../../errors/aws-error';
import { functionReference } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { provisionedConcurrency } from './provisioned-concurrency';

export const lambdaVersion = resourceType({
  type: 'AWS::Lambda::Version',
  properties: z.strictObject({
    CodeSha256: refused('The local run makes no ZIP file of an asset, whose digest this would be'),
    Description: z.string().optional(),
    FunctionName: z.string(),
    ProvisionedConcurrencyConfig: provisionedConcurrency,
    RuntimePolicy: refused('The local run runs functions with the Node.js that runs it'),
  }),
  create: async ({ FunctionName, Description }, { account, functions }: LambdaPorts) => {
    const reference = functionReference(account, { FunctionName });
    const versioned = functions.versioned(reference);
    const { version, isNew } = functions.publish(versioned, Description);
    const { functionArn, version: number } = version.configuration;
    if (!isNew) {
      // https://github.com/aws/aws-cdk/issues/15537
      throw new AwsError(
        'ResourceConflictException',
        `A version for this Lambda function exists ( ${number} ). Modify the function to create a new version.`,
        409,
      );
    }
    await version.start();
    const versionArn = `${functionArn}:${number}`;
    return {
      ref: versionArn,
      attributes: { FunctionArn: versionArn, Version: number },
      delete: () => functions.deleteVersion(versioned, number),
    };
  },
});
