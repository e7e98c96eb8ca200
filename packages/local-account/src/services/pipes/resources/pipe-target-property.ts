import { z } from 'zod';
import { isArn, parseArn } from '../../../arn';
import { only, refused } from '../../../engine/property-schemas';
import { PipeTemplate } from '../pipe-template';
import { busTarget } from '../targets/bus-target';
import { functionTarget } from '../targets/function-target';
import type { PipeTarget } from '../targets/pipe-target';
import { queueTarget } from '../targets/queue-target';
import { stateMachineTarget } from '../targets/state-machine-target';
import { topicTarget } from '../targets/topic-target';

/** "If you specify a path, the whole value has to be one." @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html */
const fixedText = z
  .string()
  .refine((text) => !text.startsWith('$'), {
    error: ({ input }) =>
      `The local run takes fixed values here, not paths into the record (${String(input)})`,
  })
  .describe('a fixed value, no path into the record');

const inputTemplate = z
  .string()
  .max(8192)
  .transform((source, { issues }) => {
    // "To remove an input template, specify an empty string."
    if (source === '') return undefined;
    const template = new PipeTemplate(source);
    const { unknownVariable } = template;
    if (unknownVariable === undefined) return { source, template };
    const message = `There is no <${unknownVariable}>: it is neither a path into the record nor a reserved variable`;
    issues.push({ code: 'custom', input: source, message });
    return z.NEVER;
  });

const NOT_WAITED_FOR =
  'The local run does not wait for the executions that a pipe starts: it takes FIRE_AND_FORGET, and AWS’s default is REQUEST_RESPONSE';

/** What a pipe's `TargetParameters` take: the template, and what is of one kind of target. */
export const targetParametersProperty = z.strictObject({
  EventBridgeEventBusParameters: z
    .strictObject({
      DetailType: fixedText.optional(),
      Source: fixedText.optional(),
      Resources: z.array(fixedText).optional(),
    })
    .optional(),
  InputTemplate: inputTemplate.optional(),
  LambdaFunctionParameters: z
    .strictObject({ InvocationType: z.enum(['REQUEST_RESPONSE', 'FIRE_AND_FORGET']).optional() })
    .optional(),
  SqsQueueParameters: z
    .strictObject({
      MessageDeduplicationId: refused('All queues of the local run are standard queues'),
      MessageGroupId: fixedText.optional(),
    })
    .optional(),
  StepFunctionStateMachineParameters: z.strictObject({ InvocationType: only('FIRE_AND_FORGET') }).optional(),
});

export type TargetParameters = z.output<typeof targetParametersProperty>;

/** A kind of target: how its ARN is told, its own parameters, and what it is made of. */
interface TargetKind {
  readonly service: string;
  readonly resource: string;
  /** @default - none */
  readonly parameters?: Exclude<keyof TargetParameters, 'InputTemplate'>;
  make(arn: string, parameters: TargetParameters, pipeName: string): PipeTarget | RefusedParameter;
}

/** Why a pipe is not made. */
export class RefusedParameter {
  constructor(
    readonly property: string,
    /** A whole sentence. */
    readonly what: string,
  ) {}
}

const KINDS: readonly TargetKind[] = [
  {
    service: 'events',
    resource: 'event-bus/',
    parameters: 'EventBridgeEventBusParameters',
    make: (busArn, { EventBridgeEventBusParameters: given }, pipeName) =>
      busTarget({
        busArn,
        // The defaults are known from events that were captured, and from no page of AWS's guide.
        source: given?.Source ?? `Pipe ${pipeName}`,
        detailType: given?.DetailType ?? 'Event from aws:sqs',
        resources: given?.Resources ?? [],
      }),
  },
  {
    service: 'lambda',
    resource: 'function:',
    parameters: 'LambdaFunctionParameters',
    make: (arn, { LambdaFunctionParameters: given }) =>
      functionTarget(arn, given?.InvocationType !== 'FIRE_AND_FORGET'),
  },
  {
    service: 'sqs',
    resource: '',
    parameters: 'SqsQueueParameters',
    make: (arn, { SqsQueueParameters: given }) => queueTarget(arn, given?.MessageGroupId),
  },
  { service: 'sns', resource: '', make: topicTarget },
  {
    service: 'states',
    resource: 'stateMachine:',
    parameters: 'StepFunctionStateMachineParameters',
    make: (arn, { StepFunctionStateMachineParameters: given }) =>
      given
        ? stateMachineTarget(arn)
        : new RefusedParameter('TargetParameters.StepFunctionStateMachineParameters', `${NOT_WAITED_FOR}.`),
  },
];

const KINDS_IN_WORDS = 'event buses, SQS queues, SNS topics, functions and state machines';

/** The ARN of what a pipe can put records into. */
export const pipeTargetArn = z
  .string()
  .refine((arn) => kindOf(arn) !== undefined, {
    error: ({ input }) => `The local run feeds ${KINDS_IN_WORDS}, not ${String(input)}`,
  })
  .describe(`ARNs of ${KINDS_IN_WORDS}`);

/** @param arn what `pipeTargetArn` takes */
export function makePipeTarget(
  arn: string,
  parameters: TargetParameters,
  pipeName: string,
): PipeTarget | RefusedParameter {
  const kind = kindOf(arn);
  const foreign = Object.keys(parameters).find(
    (name) => name !== 'InputTemplate' && name !== kind?.parameters,
  );
  if (!kind || foreign !== undefined) {
    return new RefusedParameter(`TargetParameters.${foreign}`, `They are not for the target ${arn}.`);
  }
  return kind.make(arn, parameters, pipeName);
}

function kindOf(arn: string): TargetKind | undefined {
  if (!isArn(arn)) return undefined;
  const { service, resource } = parseArn(arn);
  return KINDS.find((kind) => kind.service === service && resource.startsWith(kind.resource));
}
