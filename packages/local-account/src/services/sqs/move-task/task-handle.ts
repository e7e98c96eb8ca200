import { z } from 'zod';
import { invalidParameterValue } from '../error/error';

const handleSchema = z.object({ taskId: z.string(), sourceArn: z.string() });

/** What a task handle names. AWS's handles are this, as JSON in base64 (LocalStack, test_sqs_move_task.py, run on AWS). */
export type TaskAddress = z.infer<typeof handleSchema>;

export function taskHandle({ taskId, sourceArn }: TaskAddress): string {
  return Buffer.from(JSON.stringify({ taskId, sourceArn })).toString('base64');
}

/** @throws AwsError InvalidParameterValue */
export function parseTaskHandle(handle: string): TaskAddress {
  try {
    return handleSchema.parse(JSON.parse(Buffer.from(handle, 'base64').toString()));
  } catch {
    // Whatever is wrong with it, AWS says this.
    throw invalidParameterValue('Value for parameter TaskHandle is invalid.');
  }
}
