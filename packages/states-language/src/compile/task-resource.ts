import type { OptimizedIntegration, SdkIntegration, TaskIntegration } from '../task-port';
import type { Compilation } from './compilation';
import { isUnknownIntegration } from './optimized-integrations';

const INTEGRATION = /^arn:[^:]+:states:::(.+)$/;
const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;
const SDK_CALL = /^aws-sdk:([a-z0-9]+):([a-z]\w*)$/;
const SUPPORTED: readonly OptimizedIntegration[] = [
  'lambda:invoke',
  'sqs:sendMessage',
  'events:putEvents',
  'sns:publish',
  'states:startExecution',
  'apigateway:invoke',
  'http:invoke',
  'dynamodb:getItem',
  'dynamodb:putItem',
  'dynamodb:updateItem',
  'dynamodb:deleteItem',
];

/** What a Task's `Resource` names. */
export type CompiledResource =
  | {
      readonly integration: TaskIntegration;
      /** See `TaskState`. */
      readonly sdkArguments?: readonly string[];
    }
  /** One that is not run here, which has been reported. */
  | { readonly integration: undefined; readonly sdkArguments?: undefined };

const NOT_RUN: CompiledResource = { integration: undefined };

/** Reads what a Task's `Resource` names. @returns nothing for what no task can name */
export function compileResource(
  resource: string,
  stateName: string,
  path: string,
  compilation: Compilation,
): CompiledResource | undefined {
  if (FUNCTION.test(resource)) return { integration: 'lambda:function' };
  const integrationName = INTEGRATION.exec(resource)?.[1];
  const integration = SUPPORTED.find((candidate) => candidate === integrationName);
  if (integration) return { integration };
  const [sdkCall, service = '', action = ''] = SDK_CALL.exec(integrationName ?? '') ?? [];
  if (sdkCall !== undefined) {
    const sdkArguments = compilation.sdkArguments(service, action);
    if (sdkArguments) return { integration: sdkCall as SdkIntegration, sdkArguments };
    compilation.refuse(path, `State '${stateName}' calls ${action} of ${service}, which is not served here`);
    return NOT_RUN;
  }
  const pattern = /\.(sync|waitForTaskToken)(:2)?$/.exec(resource)?.[1];
  if (!resource.startsWith('arn:')) {
    compilation.report(path, 'Value is not a valid resource ARN');
    return undefined;
  }
  if (integrationName !== undefined && isUnknownIntegration(integrationName)) {
    // Recorded on AWS, of `dynamodb:query`.
    const message = `The resource provided ${resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
    compilation.report(path, message);
    return undefined;
  }
  if (ACTIVITY.test(resource)) {
    compilation.reportInExpress(path, 'Express state machine does not support Activity ARN');
  } else if (pattern) {
    // AWS's sentence about a token has a space at its end (recorded on AWS, of both patterns).
    const end = pattern === 'waitForTaskToken' ? ' ' : '';
    compilation.reportInExpress(
      path,
      `Express state machine does not support '.${pattern}' service integration${end}`,
    );
  } else {
    compilation.refuse(
      path,
      `State '${stateName}' uses the integration '${integrationName ?? resource}': only ${SUPPORTED.join(', ')}, a function's ARN and actions of AWS's APIs (aws-sdk) can run here`,
    );
  }
  return NOT_RUN;
}
