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
    compilation.report(path, `Express state machine does not support '.${pattern}' service integration`);
  } else {
    compilation.refuse(
      path,
      `State '${stateName}' uses the integration '${integrationName ?? resource}', which is not implemented here: only ${SUPPORTED.join(', ')} and a function's ARN are`,
    );
  }
  return undefined;
}
