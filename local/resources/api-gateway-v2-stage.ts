import { z } from 'zod';
import { resourceType } from '../engine/resource-type';
import { TokenBucket } from '../services/http-api/token-bucket';
import type { LocalServices } from '../services/local-services';
import { VendedLog } from '../services/logs/vended-log';
import { cfnBoolean, cfnNumber, only } from './property-schemas';

export const apiGatewayV2Stage = resourceType({
  type: 'AWS::ApiGatewayV2::Stage',
  properties: z.strictObject({
    ApiId: z.string(),
    AccessLogSettings: z.strictObject({ DestinationArn: z.string(), Format: z.string() }).optional(),
    AutoDeploy: only(true),
    DefaultRouteSettings: z
      .strictObject({
        // Metrics are not kept locally.
        DetailedMetricsEnabled: cfnBoolean.optional(),
        ThrottlingBurstLimit: cfnNumber,
        ThrottlingRateLimit: cfnNumber,
      })
      .optional(),
    Description: z.string().optional(),
    StageName: only('$default'),
    StageVariables: z.record(z.string(), z.string()).default({}),
    Tags: z.record(z.string(), z.string()).optional(),
  }),
  create: (properties, { access, httpApis, logs }: LocalServices, { logicalId }) => {
    const { ApiId, AccessLogSettings: accessLog, DefaultRouteSettings: settings, StageName } = properties;
    httpApis.require(ApiId, logicalId).stage = {
      stageName: StageName,
      variables: properties.StageVariables,
      throttle: settings && new TokenBucket(settings.ThrottlingRateLimit, settings.ThrottlingBurstLimit),
      accessLog: accessLog && {
        format: accessLog.Format,
        log: new VendedLog(logs, access.administrator, accessLog.DestinationArn, ApiId),
      },
    };
    return { ref: StageName };
  },
});
