import { z } from 'zod';
import { queryList } from '../../../wire/query-input';
import { templateSourceInput } from './template-source';

/** A boolean of the query protocol. */
export const booleanInput = z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'insensitive' });

/** A member that AWS has, and that the local run takes only where it asks for nothing. */
function unserved(member: string, asksForNothing: z.ZodType) {
  const error = () => `The local run does not serve ${member}.`;
  return z
    .unknown()
    .refine((given) => asksForNothing.safeParse(given).success, { error })
    .optional();
}

const emptyList = z.union([z.literal(''), z.array(z.unknown()).length(0)]);

export const clientTokenInput = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[a-zA-Z0-9][-a-zA-Z0-9]*$/)
  .optional();

export const roleArnInput = z.string().min(20).max(2048).optional();

/** How an operation on a stack goes on. In the mode `EXPRESS` a failure is not taken back unless that is asked for. */
export const deploymentConfigInput = z
  .object({
    Mode: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
    DisableRollback: booleanInput.optional(),
  })
  .optional();

/** What CreateStack, UpdateStack and CreateChangeSet have in common. */
export const stackRequestInput = {
  ...templateSourceInput,
  Parameters: queryList(
    z.object({
      ParameterKey: z.string().min(1),
      ParameterValue: z.string().optional(),
      UsePreviousValue: booleanInput.optional(),
      ResolvedValue: z.string().optional(),
    }),
  ).default([]),
  Capabilities: queryList(
    z.enum(['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND']),
  ).default([]),
  ResourceTypes: queryList(z.string().min(1).max(256)).optional(),
  RoleARN: roleArnInput,
  Tags: queryList(z.object({ Key: z.string().min(1).max(128), Value: z.string().max(256) }))
    .pipe(z.array(z.object({ Key: z.string(), Value: z.string() })).max(50))
    .optional(),
  DeploymentConfig: deploymentConfigInput,
  DisableValidation: booleanInput.optional(),
  RollbackConfiguration: unserved(
    'RollbackConfiguration: alarms end no operation here',
    z.union([
      z.literal(''),
      z.strictObject({
        RollbackTriggers: emptyList.optional(),
        MonitoringTimeInMinutes: z.literal('0').optional(),
      }),
    ]),
  ),
  NotificationARNs: unserved('NotificationARNs: events of stacks are sent to no topic', emptyList),
  StackPolicyBody: unserved('StackPolicyBody', z.literal('')),
  StackPolicyURL: unserved('StackPolicyURL', z.never()),
};

/** The same, read. */
export type StackRequestInput = z.output<z.ZodObject<typeof stackRequestInput>>;
