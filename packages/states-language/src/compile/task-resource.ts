import type { TaskIntegration } from '../task-port';
import type { Compilation } from './compilation';

const INTEGRATION = /^arn:[^:]+:states:::(.+)$/;
const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:.+$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;
const SUPPORTED: readonly TaskIntegration[] = ['lambda:invoke', 'sqs:sendMessage', 'events:putEvents'];

/** The integration that a Task's `Resource` names; reports every other one. */
export function compileResource(
  resource: string,
  stateName: string,
  path: string,
  compilation: Compilation,
): TaskIntegration | undefined {
  if (FUNCTION.test(resource)) return 'lambda:function';
  const integrationName = INTEGRATION.exec(resource)?.[1];
  const integration = SUPPORTED.find((candidate) => candidate === integrationName);
  if (integration) return integration;
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
      `State '${stateName}' uses the integration '${integrationName ?? resource}': only ${SUPPORTED.join(', ')} and a function's ARN can run here`,
    );
  }
  return undefined;
}
