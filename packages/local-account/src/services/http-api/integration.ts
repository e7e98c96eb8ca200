import { randomUUID } from 'node:crypto';
import type { Access } from '../../access/access';
import type { Caller } from '../../access/caller';
import type { AccountPorts } from '../../account-ports';
import { arn } from '../../arn';
import type { Clock } from '../../clock/clock';
import { AwsError } from '../../errors/aws-error';
import type { WireResponse } from '../../wire/http-server';
import { GatewayError } from './gateway-error';
import type { HttpApiNeeds } from './needs';
import { type Mapping, type MappingSources, UnresolvedParameter } from './parameter-mapping';
import { type IntegrationAnswer, sqsSendMessage } from './sqs-send-message';

/** Where a route leads. */
export interface Integration {
  /** The role that API Gateway takes on for it. */
  readonly credentialsArn: string;
  readonly parameters: readonly (readonly [name: string, mapping: Mapping])[];
  readonly timeoutMs: number;
}

/** What the integration of a request came to. */
export interface IntegrationOutcome {
  readonly response: WireResponse;
  /** The message that SQS took in. */
  readonly messageId?: string | undefined;
}

type IntegrationPorts = Pick<AccountPorts, 'access' | 'account' | 'clock'> & Pick<HttpApiNeeds, 'queues'>;

/**
 * AWS's words for an integration with Lambda that may not be called. Not confirmed against AWS for one with SQS.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html
 */
const NO_PERMISSION =
  "The IAM role configured on the integration or API Gateway doesn't have permissions to call the integration. Check the permissions and try again.";

/**
 * Calls an integration. What it answers is passed on, also an error.
 *
 * @throws GatewayError if it cannot be called or does not answer in time; `$context` then tells why
 */
export async function callIntegration(
  { credentialsArn, parameters, timeoutMs }: Integration,
  sources: MappingSources,
  apiId: string,
  { account, access, clock, queues }: IntegrationPorts,
): Promise<IntegrationOutcome> {
  const { context } = sources;
  const fail = (reason: string, error: GatewayError): GatewayError => {
    context.setIntegrationError(reason);
    return error;
  };
  const mapped = mapParameters(parameters, sources, fail);
  const caller = assumeRole(access, credentialsArn, arn(account, 'execute-api', apiId), fail);
  const requestId = randomUUID();
  const startedAt = clock.now();
  const answer = await within(clock, timeoutMs, sqsSendMessage(queues, caller, mapped, requestId));
  const latency = clock.now() - startedAt;
  context.set({ integrationLatency: latency, 'integration.latency': latency });
  if (answer === undefined) {
    // The status is known (https://github.com/cortexlabs/cortex/issues/1225); the words of the log are not confirmed against AWS.
    throw fail(
      `The integration did not answer within ${timeoutMs} ms.`,
      new GatewayError(503, 'Service Unavailable', 'INTEGRATION_TIMEOUT'),
    );
  }
  context.set({
    awsEndpointRequestId: requestId,
    'integration.requestId': requestId,
    'integration.status': answer.status,
    integrationStatus: answer.status,
  });
  if (answer.error) context.setIntegrationError(answer.error.message);
  return passOn(answer);
}

type Fail = (reason: string, error: GatewayError) => GatewayError;

function mapParameters(
  parameters: Integration['parameters'],
  sources: MappingSources,
  fail: Fail,
): Record<string, string> {
  try {
    return Object.fromEntries(parameters.map(([name, mapping]) => [name, mapping(sources)]));
  } catch (error) {
    if (!(error instanceof UnresolvedParameter)) throw error;
    // Clients report "BadRequest" (https://github.com/aws-samples/sessions-with-aws-sam/issues/38); the body is not confirmed against AWS.
    throw fail(error.message, new GatewayError(400, 'Bad Request', 'DEFAULT_4XX'));
  }
}

/** What was missing stands in the trace. */
function assumeRole(access: Access, roleArn: string, sourceArn: string, fail: Fail): Caller {
  try {
    return access.assumeRole(roleArn, 'apigateway.amazonaws.com', sourceArn, 'BackplaneAssumeRoleSession');
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw fail(NO_PERMISSION, new GatewayError(500, 'Internal Server Error', 'INTEGRATION_FAILURE'));
  }
}

/** @returns undefined if the time passes first; what was begun goes on */
function within<T>(clock: Clock, timeoutMs: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = clock.after(timeoutMs, () => resolve(undefined));
    work.then(
      (result) => {
        timer.cancel();
        resolve(result);
      },
      (error: Error) => {
        timer.cancel();
        reject(error);
      },
    );
  });
}

/** Not confirmed against AWS: the content type, which is the one of SQS's query protocol. */
function passOn({ status, body, messageId }: IntegrationAnswer): IntegrationOutcome {
  return { response: { status, headers: { 'content-type': 'text/xml' }, body }, messageId };
}
