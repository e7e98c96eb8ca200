import { z } from 'zod';
import { boundedText, bytes, fields, text, time } from './fields';

const configuration = fields({
  Architectures: z.array(z.enum(['x86_64', 'arm64'])),
  CodeSha256: text,
  CodeSize: z.number(),
  Description: boundedText(0, 256),
  Environment: fields({ Variables: z.record(z.string(), text) }),
  EphemeralStorage: z.looseObject({ Size: z.number().min(512).max(10_240) }),
  FunctionArn: boundedText(0, 10_000),
  FunctionName: boundedText(1, 256),
  Handler: boundedText(0, 128),
  KMSKeyArn: text,
  LastModified: time,
  LastUpdateStatus: z.enum(['Successful', 'Failed', 'InProgress']),
  LastUpdateStatusReason: text,
  Layers: z.array(fields({ Arn: boundedText(1, 140), CodeSize: z.number() })),
  MemorySize: z.number().min(128).max(10_240),
  PackageType: z.enum(['Zip', 'Image']),
  RevisionId: text,
  Role: text,
  StateReason: text,
  Timeout: z.number().min(1),
  TracingConfig: fields({ Mode: z.enum(['Active', 'PassThrough']) }),
  Version: boundedText(1, 1024),
});

export const LAMBDA_SHAPES = {
  'lambda:getFunction': fields({
    Code: fields({ ImageUri: text, Location: text, RepositoryType: text, ResolvedImageUri: text }),
    Concurrency: fields({ ReservedConcurrentExecutions: z.number().min(0) }),
    Configuration: configuration,
    Tags: z.record(z.string(), text),
  }),
  // A payload is text even of the optimized integration, whose result has it parsed (recorded on AWS).
  'lambda:invoke': fields({
    ExecutedVersion: boundedText(1, 1024),
    FunctionError: text,
    LogResult: text,
    Payload: bytes,
    StatusCode: z.number(),
  }),
};
