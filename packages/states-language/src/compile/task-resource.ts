import type { OptimizedIntegration, SdkIntegration, TaskIntegration } from '../task-port';
import type { Compilation } from './compilation';

const INTEGRATION = /^arn:[^:]+:states:::(.+)$/;
const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;
const SDK_CALL = /^aws-sdk:([a-z0-9]+):([a-z]\w*)$/;
const SUPPORTED: readonly OptimizedIntegration[] = [
  'lambda:invoke',
  'sqs:sendMessage',
  'events:putEvents',
  'dynamodb:getItem',
  'dynamodb:putItem',
  'dynamodb:updateItem',
  'dynamodb:deleteItem',
];

/** What a Task's `Resource` names. */
export interface CompiledResource {
  readonly integration: TaskIntegration;
  /** See `TaskState`. */
  readonly sdkArguments?: readonly string[];
}

/** Reads the integration that a Task's `Resource` names; reports every other one. */
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
    return undefined;
  }
  const pattern = /\.(sync|waitForTaskToken)(:2)?$/.exec(resource)?.[1];
  if (!resource.startsWith('arn:')) compilation.report(path, 'Value is not a valid resource ARN');
  else if (ACTIVITY.test(resource))
    compilation.report(path, 'Express state machine does not support Activity ARN');
  else if (pattern) {
    // AWS's sentence about a token has a space at its end (recorded on AWS, of both patterns).
    const end = pattern === 'waitForTaskToken' ? ' ' : '';
    compilation.report(
      path,
      `Express state machine does not support '.${pattern}' service integration${end}`,
    );
  } else {
    compilation.refuse(
      path,
      `State '${stateName}' uses the integration '${integrationName ?? resource}': only ${SUPPORTED.join(', ')}, a function's ARN and actions of AWS's APIs (aws-sdk) can run here`,
    );
  }
  return undefined;
}
