import { z } from 'zod';
import { cfnBoolean, cfnNumber, only } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { RefusedError } from '../../../errors/refused-error';
import { AccessLog } from '../access-log';
import { apiConflict } from '../api-conflict';
import type { ApiGatewayPorts } from '../ports';
import type { Stage } from '../stage';
import { type GivenLimits, Throttle } from '../throttle';

const limit = cfnNumber.pipe(z.number().min(0)).optional();

/** What a stage, or one of its routes, is set to. Logging levels and data traces are of WebSocket APIs only. */
const routeSettings = z.strictObject({
  // Metrics are not kept locally.
  DetailedMetricsEnabled: cfnBoolean.optional(),
  ThrottlingBurstLimit: limit,
  ThrottlingRateLimit: limit,
});

const properties = z.strictObject({
  AccessLogSettings: z.strictObject({ DestinationArn: z.string(), Format: z.string() }).optional(),
  ApiId: z.string(),
  AutoDeploy: cfnBoolean.pipe(only(true)),
  DefaultRouteSettings: routeSettings.default({}),
  Description: z.string().optional(),
  RouteSettings: z.record(z.string(), routeSettings).default({}),
  StageName: z.string().regex(/^(?:\$default|[A-Za-z0-9_-]{1,128})$/),
  StageVariables: z.record(z.string(), z.string()).default({}),
  Tags: z.record(z.string(), z.string()).optional(),
});

export const apiGatewayV2Stage = resourceType({
  type: 'AWS::ApiGatewayV2::Stage',
  properties,
  create: (given, ports: ApiGatewayPorts, { logicalId }) => {
    const { httpApis } = ports;
    const { ApiId, StageName } = given;
    const where = (name: string) => `${logicalId} (AWS::ApiGatewayV2::Stage), property ${name}`;
    const api = httpApis.require(ApiId, logicalId);
    // AWS's words of a REST API: https://github.com/hashicorp/terraform-provider-aws/issues/1153
    if (api.stages.has(StageName)) throw apiConflict('Stage already exists');
    const requireRoutes = ({ throttle }: Stage) => {
      const unknown = throttle.routeKeys.find((routeKey) => !api.hasRoute(routeKey));
      if (unknown === undefined) return;
      // AWS's words: https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/pull/80
      throw new RefusedError(
        where('RouteSettings'),
        `Unable to find Route by key ${unknown} within the provided RouteSettings.`,
      );
    };
    const stage = stageOf(given, ports, where);
    api.stages.put(stage);
    return {
      ref: StageName,
      // The template need not say that the routes come before the stage, so they are looked for when all are there.
      start: () => requireRoutes(stage),
      update: (changed) => {
        const next = stageOf(changed, ports, where);
        requireRoutes(next);
        api.stages.put(next);
      },
      delete: () => api.stages.remove(StageName),
    };
  },
});

/** @throws RefusedError for a format of the log that is none; AwsError for a log group that there is not */
function stageOf(
  {
    AccessLogSettings: accessLog,
    ApiId,
    DefaultRouteSettings,
    RouteSettings,
    StageName,
    StageVariables,
  }: z.output<typeof properties>,
  { clock, logs }: Pick<ApiGatewayPorts, 'clock' | 'logs'>,
  where: (property: string) => string,
): Stage {
  return {
    stageName: StageName,
    variables: StageVariables,
    throttle: new Throttle(
      limits(DefaultRouteSettings),
      new Map(Object.entries(RouteSettings).map(([routeKey, settings]) => [routeKey, limits(settings)])),
      clock,
    ),
    accessLog:
      accessLog &&
      new AccessLog(
        accessLog.Format,
        logs.openVendedLog(accessLog.DestinationArn, ApiId),
        where('AccessLogSettings.Format'),
      ),
  };
}

function limits(settings: z.output<typeof routeSettings>): GivenLimits {
  const { ThrottlingRateLimit: ratePerSecond, ThrottlingBurstLimit: burst } = settings;
  return { ...(ratePerSecond !== undefined && { ratePerSecond }), ...(burst !== undefined && { burst }) };
}
