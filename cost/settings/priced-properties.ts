import { z } from 'zod';

/** Of each type, the properties that a price depends on, with the defaults that AWS gives them. */
export const PRICED_PROPERTIES = {
  'AWS::ApiGatewayV2::Stage': z.looseObject({
    DefaultRouteSettings: z.looseObject({ ThrottlingRateLimit: z.number().optional() }).default({}),
    AccessLogSettings: z
      .looseObject({ Format: z.string(), DestinationArn: z.unknown().optional() })
      .optional(),
  }),
  'AWS::ApiGatewayV2::Integration': z.looseObject({
    RequestParameters: z.record(z.string(), z.unknown()).optional(),
  }),
  'AWS::SQS::Queue': z.looseObject({ MaximumMessageSize: z.number().default(1_048_576) }),
  'AWS::Pipes::Pipe': z.looseObject({
    Source: z.unknown().optional(),
    SourceParameters: z
      .looseObject({
        SqsQueueParameters: z.looseObject({ BatchSize: z.number().default(10) }).default({ BatchSize: 10 }),
      })
      .default({ SqsQueueParameters: { BatchSize: 10 } }),
  }),
  'AWS::Events::Archive': z.looseObject({ RetentionDays: z.number().default(0) }),
  'AWS::StepFunctions::StateMachine': z.looseObject({
    DefinitionString: z.unknown().optional(),
    LoggingConfiguration: z
      .looseObject({
        Level: z.enum(['ALL', 'ERROR', 'FATAL', 'OFF']).default('OFF'),
        IncludeExecutionData: z.boolean().default(false),
        Destinations: z
          .array(
            z.looseObject({
              CloudWatchLogsLogGroup: z.looseObject({ LogGroupArn: z.unknown().optional() }).optional(),
            }),
          )
          .default([]),
      })
      .default({ Level: 'OFF', IncludeExecutionData: false, Destinations: [] }),
    TracingConfiguration: z.looseObject({ Enabled: z.boolean().default(false) }).default({ Enabled: false }),
  }),
  'AWS::Lambda::Function': z.looseObject({
    Architectures: z.array(z.enum(['arm64', 'x86_64'])).default(['x86_64']),
    MemorySize: z.number().default(128),
    LoggingConfig: z
      .looseObject({
        LogFormat: z.enum(['JSON', 'Text']).default('Text'),
        ApplicationLogLevel: z.string().default('INFO'),
        SystemLogLevel: z.string().default('INFO'),
        LogGroup: z.unknown().optional(),
      })
      .default({
        LogFormat: 'Text',
        ApplicationLogLevel: 'INFO',
        SystemLogLevel: 'INFO',
        LogGroup: undefined,
      }),
    TracingConfig: z
      .looseObject({ Mode: z.string().default('PassThrough') })
      .default({ Mode: 'PassThrough' }),
  }),
  'AWS::Logs::LogGroup': z.looseObject({
    LogGroupClass: z.enum(['STANDARD', 'INFREQUENT_ACCESS']).default('STANDARD'),
    RetentionInDays: z.number().optional(),
  }),
  'AWS::CloudWatch::Alarm': z.looseObject({
    Metrics: z.array(z.looseObject({ MetricStat: z.unknown().optional() })).optional(),
  }),
  'AWS::CloudWatch::Dashboard': z.looseObject({}),
  'AWS::KMS::Key': z.looseObject({}),
};

export type PropertiesOf<Type extends keyof typeof PRICED_PROPERTIES> = z.output<
  (typeof PRICED_PROPERTIES)[Type]
>;
