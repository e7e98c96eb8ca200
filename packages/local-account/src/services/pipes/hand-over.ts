import { randomUUID } from 'node:crypto';
import { parseArn } from '../../arn';
import { AwsError } from '../../errors/aws-error';
import type { Piece } from '../../queue-polling/piece';
import { messageIdentity } from '../../trace/message-identity';
import type { Call } from '../../wire/operation';
import type { PipeLog, PipeStepError } from './pipe-log';
import { type PipePorts, type PipeProps, recordFailure } from './pipe-props';
import type { PipePayload } from './pipe-template';
import type { PipeOutcomes } from './targets/pipe-target';

/**
 * Hands messages to the target of a pipe, as its template says, and writes the steps to its log.
 *
 * @returns what the target took
 */
export async function handOver(
  props: PipeProps,
  ports: PipePorts,
  call: Call,
  pieces: readonly Piece[],
): Promise<readonly Piece[]> {
  const log = props.log.execution();
  log('EXECUTION_STARTED');
  log('TARGET_STAGE_ENTERED');
  const payloads = transform(props, ports, pieces, log);
  log('TARGET_INVOCATION_STARTED');
  let outcomes: PipeOutcomes;
  try {
    outcomes = await deliver(props, ports, call, pieces, payloads);
  } catch (error) {
    const failure = stepError(props, recordFailure(props, ports, error, pieces.length));
    log('TARGET_INVOCATION_FAILED', failure);
    log('TARGET_STAGE_FAILED', failure);
    log('EXECUTION_FAILED', failure);
    return [];
  }
  const taken = pieces.filter((_, index) => outcomes[index] === undefined);
  const refused = outcomes.find((outcome) => outcome !== undefined);
  if (refused) {
    const failure = stepError(props, recordFailure(props, ports, refused, pieces.length - taken.length));
    log('TARGET_INVOCATION_PARTIALLY_FAILED', failure);
    log('TARGET_STAGE_PARTIALLY_FAILED', failure);
    log('EXECUTION_PARTIALLY_FAILED', failure);
  } else {
    log('TARGET_INVOCATION_SUCCEEDED');
    log('TARGET_STAGE_SUCCEEDED');
    log('EXECUTION_SUCCEEDED');
  }
  return taken;
}

/** @returns for each record what the target gets, or why there is nothing of it to get */
function transform(
  { template, name, arn, sourceQueueArn, target }: PipeProps,
  { clock }: Pick<PipePorts, 'clock'>,
  pieces: readonly Piece[],
  log: ReturnType<PipeLog['execution']>,
): readonly (PipePayload | AwsError)[] {
  if (!template) return pieces.map(({ record }) => ({ text: record.text, isJson: true }));
  log('TARGET_TRANSFORMATION_STARTED');
  const facts = { name, arn, sourceArn: sourceQueueArn, targetArn: target.arn };
  const payloads = pieces.map(({ record }) => {
    try {
      return template.fill(record, facts, clock.now());
    } catch (error) {
      if (error instanceof AwsError) return error;
      throw error;
    }
  });
  log('TARGET_TRANSFORMATION_SUCCEEDED');
  return payloads;
}

/** @throws AwsError if the target takes none of those that there is a payload of */
async function deliver(
  { target }: PipeProps,
  ports: PipePorts,
  call: Call,
  pieces: readonly Piece[],
  payloads: readonly (PipePayload | AwsError)[],
): Promise<PipeOutcomes> {
  const outcomes: (AwsError | undefined)[] = [];
  const records = pieces.flatMap(({ message }, index) => {
    const payload = payloads[index];
    if (!payload || payload instanceof AwsError) {
      outcomes[index] = payload;
      return [];
    }
    const transaction = messageIdentity(message, ports.identify);
    return [{ index, messageId: message.MessageId ?? '', payload, transaction }];
  });
  if (records.length === 0) return outcomes;
  const delivered = await target.deliver(ports, call, records);
  for (const [at, { index }] of records.entries()) outcomes[index] = delivered[at];
  return outcomes;
}

function stepError({ target }: PipeProps, { code, message, httpStatus }: AwsError): PipeStepError {
  return {
    httpStatusCode: httpStatus,
    message: `${code}: ${message}`,
    details: '',
    awsService: parseArn(target.arn).service,
    requestId: randomUUID(),
  };
}
