import { AwsError } from '../../../errors/aws-error';
import { DEFAULT_BUS } from '../bus/bus-name';
import type { Rule } from '../rule';
import { parseSchedule } from './schedule';

/**
 * What a rule waits for: events that match, a schedule, or both. The words are recorded on AWS.
 *
 * @throws AwsError `ValidationException` for neither, and for a schedule that is none or is not on the default bus
 */
export function ruleTrigger(
  pattern: Rule['pattern'],
  scheduleExpression: string | undefined,
  eventBusName: string,
): Pick<Rule, 'pattern' | 'schedule'> {
  if (scheduleExpression === undefined) {
    if (pattern) return { pattern };
    throw refused('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  const schedule = parseSchedule(scheduleExpression);
  if (!schedule) throw refused('Parameter ScheduleExpression is not valid.');
  if (eventBusName !== DEFAULT_BUS) {
    throw refused('ScheduleExpression is supported only on the default event bus.');
  }
  return { pattern, schedule };
}

function refused(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
