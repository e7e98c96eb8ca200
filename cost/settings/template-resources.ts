import { z } from 'zod';
import { NoPipelineError } from './no-pipeline-error';

/** Of each type, the properties that a price depends on, with the defaults that AWS gives them. */
const PROPERTIES = {
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

type PricedType = keyof typeof PROPERTIES;

export type PropertiesOf<Type extends PricedType> = z.output<(typeof PROPERTIES)[Type]>;

const template = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
});

/** The resources of a template, their properties parsed. */
export interface TemplateResources {
  all<Type extends PricedType>(type: Type): PropertiesOf<Type>[];
  /** @throws NoPipelineError unless there is exactly one */
  one<Type extends PricedType>(type: Type): PropertiesOf<Type>;
  /** @throws NoPipelineError if there is none of the id, or it is of another type */
  byId<Type extends PricedType>(type: Type, logicalId: string): PropertiesOf<Type>;
}

export function readTemplateResources(templateText: string): TemplateResources {
  const entries = Object.entries(template.parse(JSON.parse(templateText)).Resources);
  const parse = <Type extends PricedType>(type: Type, properties: unknown) =>
    PROPERTIES[type].parse(properties ?? {}) as PropertiesOf<Type>;
  const all = <Type extends PricedType>(type: Type) =>
    entries.flatMap(([, { Type: own, Properties }]) => (own === type ? [parse(type, Properties)] : []));
  return {
    all,
    one: (type) => {
      const [only, ...others] = all(type);
      if (only && others.length === 0) return only;
      throw new NoPipelineError(
        `The stack has ${others.length + (only ? 1 : 0)} resources of type ${type}; a pipeline has one.`,
      );
    },
    byId: (type, logicalId) => {
      const found = entries.find(([id, { Type: own }]) => id === logicalId && own === type);
      if (found) return parse(type, found[1].Properties);
      throw new NoPipelineError(`${logicalId} is no ${type} of the stack, and its price depends on it.`);
    },
  };
}
