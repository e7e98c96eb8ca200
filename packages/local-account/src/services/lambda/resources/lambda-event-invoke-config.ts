import { z } from 'zod';
import { cfnNumber } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { functionReference } from '../function/function-name';
import { configArn, putConfig } from '../operations/event-invoke-config-input';
import type { LambdaPorts } from '../ports';

const destination = z.strictObject({ Destination: z.string() }).optional();

export const lambdaEventInvokeConfig = resourceType({
  type: 'AWS::Lambda::EventInvokeConfig',
  properties: z.strictObject({
    DestinationConfig: z.strictObject({ OnFailure: destination, OnSuccess: destination }).optional(),
    FunctionName: z.string(),
    MaximumEventAgeInSeconds: cfnNumber.pipe(z.number().int().min(60).max(21_600)).optional(),
    MaximumRetryAttempts: cfnNumber.pipe(z.number().int().min(0).max(2)).optional(),
    Qualifier: z.string(),
  }),
  create: ({ FunctionName, Qualifier, ...given }, ports: LambdaPorts, { physicalName }) => {
    const reference = functionReference(ports.account, { FunctionName, Qualifier });
    putConfig(ports, reference, given);
    return {
      ref: physicalName,
      update: ({ FunctionName: _function, Qualifier: _qualifier, ...changed }) =>
        void putConfig(ports, reference, changed),
      describe: () => {
        const config = ports.eventInvokeConfigs.find(configArn(reference));
        return (
          config && {
            MaximumEventAgeInSeconds: config.maximumEventAgeSeconds,
            MaximumRetryAttempts: config.maximumRetryAttempts,
          }
        );
      },
      delete: () => void ports.eventInvokeConfigs.delete(configArn(reference)),
    };
  },
});
