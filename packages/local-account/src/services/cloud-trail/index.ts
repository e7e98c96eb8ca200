import type { LookupEventsResponse } from '@aws-sdk/client-cloudtrail';
import { z } from 'zod';
import type { AccountPorts } from '../../account-ports';
import { createService, type Service } from '../../service';
import { awsJson } from '../../wire/aws-json';
import { operation } from '../../wire/operation';

/** Nothing is recorded here: there are no events to be found. The run's own trace has every call. */
const lookupEvents = operation({
  name: 'LookupEvents',
  input: z.object({
    EndTime: z.number().optional(),
    EventCategory: z.enum(['insight']).optional(),
    LookupAttributes: z.array(z.object({ AttributeKey: z.string(), AttributeValue: z.string() })).optional(),
    MaxResults: z.number().int().min(1).max(50).optional(),
    NextToken: z.string().optional(),
    StartTime: z.number().optional(),
  }),
  authorize: () => '*',
  run: () => ({ Events: [] }) satisfies LookupEventsResponse,
});

/** CloudTrail, which records nothing here. */
export function cloudTrailService(account: AccountPorts): Service {
  return createService(account, {
    name: 'cloudtrail',
    ports: {},
    api: {
      protocol: awsJson({ version: '1.1', targetPrefix: 'CloudTrail_20131101' }),
      operations: [lookupEvents],
    },
  });
}
