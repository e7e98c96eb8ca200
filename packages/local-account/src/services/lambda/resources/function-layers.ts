import { z } from 'zod';
import { parseArn } from '../../../arn';
import { AwsError } from '../../../errors/aws-error';
import { RefusedError } from '../../../errors/refused-error';
import type { FunctionConfiguration } from '../function/function-configuration';
import { mergeLayers } from '../layer/merge-layers';
import type { LambdaPorts } from '../ports';

/**
 * The layer of Lambda Insights, which measures a function from beside it, and changes nothing about what it does: it is accepted and
 * not run (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versions.html).
 */
const INSIGHTS = /:layer:LambdaInsightsExtension(?:-Arm64)?:\d+$/;

/** The ARN of a version of a layer, whose account is in the fifth place. */
const LAYER_VERSION = /^arn:[^:]+:lambda:[^:]+:\d{12}:layer:[a-zA-Z0-9-_]+:\d+$/;

export const layersProperty = z
  .array(
    z.string().regex(LAYER_VERSION, {
      error: ({ input }) => `It takes the ARN of a version of a layer, not ${JSON.stringify(input)}`,
    }),
  )
  .default([]);

type Layers = Pick<FunctionConfiguration, 'layers' | 'layersDirectory'>;

/**
 * Puts the layers of a function together.
 *
 * @param where how errors name the property
 * @throws AwsError InvalidParameterValueException for a layer that there is not, RefusedError for what is not run of one
 */
export async function takeLayers(
  { account, bundle, layers }: Pick<LambdaPorts, 'account' | 'bundle' | 'layers'>,
  arns: readonly string[],
  where: string,
): Promise<Layers> {
  const foreign = arns.find((arn) => !INSIGHTS.test(arn) && parseArn(arn).accountId !== account.accountId);
  if (foreign !== undefined) {
    throw new RefusedError(where, `The local run has the layers of its templates only, and not ${foreign}.`);
  }
  const elsewhere = arns.find((arn) => !INSIGHTS.test(arn) && parseArn(arn).region !== account.region);
  if (elsewhere !== undefined) {
    // Recorded on AWS.
    throw new AwsError(
      'InvalidParameterValueException',
      `Layers are not in the same region as the function. Layers are expected to be in region ${account.region}.`,
    );
  }
  const run = arns.filter((arn) => !INSIGHTS.test(arn));
  if (run.length === 0) return { layers: arns.map((arn) => ({ arn })) };
  const { directory } = await bundle.write();
  const merged = await mergeLayers(directory, layers.ofFunction(run), where);
  return {
    layersDirectory: merged.layersDirectory,
    layers: arns.map((arn) => merged.layers.find((layer) => layer.arn === arn) ?? { arn }),
  };
}
