import { z } from 'zod';
import { parseArn } from '../../../../arn';
import { stableUuid } from '../../../../engine/stable-uuid';
import { AwsError } from '../../../../errors/aws-error';
import { InputTemplate } from '../../../../input-transformation/input-template';
import { DeliveryRefused } from '../delivery-refused';
import { type GivenTarget, RefusedTarget } from '../given-target';
import type { Delivered, TargetService } from '../target-service';

const TEMPLATE = '{"timestamp":<timestamp>,"message":<message>}';

/** What a transformer makes for a log group. That the time may also be one in milliseconds since the epoch is not confirmed against AWS. */
const logEntry = z.strictObject({
  timestamp: z.union([z.number().int(), z.string().transform((text) => Date.parse(text))]).pipe(z.number()),
  message: z.string().min(1),
});

/**
 * Writes the event as a log event, at the event's time, into a stream that EventBridge makes; a policy of CloudWatch Logs lets it in. What is
 * not confirmed against AWS: the stream's name, that a rule's target has one stream, and that the ARN may end in `:*`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html#targets-specifics-cwl
 */
export const logGroupTarget: TargetService = {
  role: 'refused',
  check: (given) => {
    const member = (['Input', 'InputPath'] as const).find((name) => given[name] !== undefined);
    if (member) {
      return new RefusedTarget(member, `${member} is not available for target ${given.Id}, a log group`);
    }
    return given.InputTransformer === undefined || makesLogEntries(given.InputTransformer)
      ? undefined
      : new RefusedTarget(
          'InputTransformer',
          `The InputTemplate for target ${given.Id}, a log group, has to be ${TEMPLATE}`,
        );
  },
  invoke: async ({ logs }, call, delivered) => {
    const { target, rule } = delivered;
    const stream = {
      logGroupName: logGroupNameOf(target.Arn),
      logStreamName: stableUuid(`${rule.arn} ${target.Id}`),
    };
    const write = () => logs.putLogEvents(call, { ...stream, logEvents: [logEventOf(delivered)] });
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
      await logs.createLogStream(call, stream);
      return write();
    }
  },
};

function makesLogEntries({
  InputTemplate: source = '',
}: NonNullable<GivenTarget['InputTransformer']>): boolean {
  const template = new InputTemplate(source, 'quoted');
  if (!template.isJson || !template.isWellFormed) return false;
  const names = Object.keys(JSON.parse(template.example) as object);
  return names.length === 2 && names.includes('timestamp') && names.includes('message');
}

function logEventOf({ target, event, input }: Delivered): { timestamp: number; message: string } {
  if (target.InputTransformer === undefined) return { timestamp: event.event.time, message: input.text };
  const entry = logEntry.safeParse(input.value);
  if (entry.success) return entry.data;
  throw new DeliveryRefused('INVALID_PARAMETER', `A log group takes ${TEMPLATE}, and not ${input.text}`);
}

/** `log-group:<name>`, with `:*` after it or without. */
function logGroupNameOf(arn: string): string {
  return parseArn(arn).resource.split(':')[1] ?? '';
}
