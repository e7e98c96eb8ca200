import { z } from 'zod';
import { isJsonObject, parsePayload, type Payload } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';

const text = z.string().optional();

/** What a context object may have (step-functions/latest/dg/input-output-contextobject). */
const contextSchema = z.strictObject({
  Execution: z
    .strictObject({
      Id: text,
      Input: z.unknown().optional(),
      Name: text,
      RedriveCount: z.number().optional(),
      RedriveTime: text,
      RoleArn: text,
      StartTime: text,
    })
    .optional(),
  State: z.strictObject({ EnteredTime: text, Name: text, RetryCount: z.number().optional() }).optional(),
  StateMachine: z.strictObject({ Id: text, Name: text }).optional(),
  Task: z.strictObject({ Token: text }).optional(),
});

/**
 * Reads the context object that a test is to see in place of its own.
 *
 * @param resource of the state, if it is a task
 * @throws AwsError `ValidationException`
 */
export function readMockContext(given: string, resource: string | undefined): Payload {
  const context = parse(given);
  if (isJsonObject(context.value) && 'Map' in context.value) {
    throw invalidContext("'Map' field is not supported when mocking a Context object");
  }
  const { error, data } = contextSchema.safeParse(context.value);
  const [issue] = error?.issues ?? [];
  if (issue) throw invalidContext(describeIssue(issue));
  if (data?.Task && !/\.(sync(:2)?|waitForTaskToken)$/.test(resource ?? '')) {
    throw invalidContext(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

function parse(given: string): Payload {
  try {
    return parsePayload(given);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidContext('Context object must be valid JSON');
  }
}

/** In the words of AWS, of which those of a string and of a field that is not allowed are recorded. */
function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Field '${issue.keys[0]}' is not allowed`;
  const expected = issue.code === 'invalid_type' ? issue.expected : 'value of another type';
  const path = issue.path.length === 0 ? 'Context object' : issue.path.map(String).join('.');
  return `${path} must be ${expected === 'object' ? 'an object' : `a ${expected}`}`;
}

function invalidContext(reason: string): AwsError {
  return new AwsError('ValidationException', `Invalid Context object provided: ${reason}`);
}
