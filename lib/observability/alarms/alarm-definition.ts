import { Duration } from 'aws-cdk-lib';
import type { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** One alarm: what is watched, from when on it alarms, and what somebody has to know. */
export interface AlarmDefinition {
  /** Its name in the template and, behind the stack's, in CloudWatch. */
  readonly name: string;
  /** What is watched: its statistic of each period is compared. */
  readonly metric: Metric | MathExpression;
  /** The value from which on a period counts. @default 1 */
  readonly from?: number;
  /** How many periods of how many have to count. @default - 1 of 1 */
  readonly times?: readonly [number, number];
  /** @default - a minute */
  readonly period?: Duration;
  /** What a period without data means. @default - nothing happened: most metrics are not sent at all while they are zero */
  readonly withoutData?: 'nothing happened' | 'all is as it was';
  /** What happened, in a sentence or two. */
  readonly happened: string;
  /** The section of docs/operations.md that tells what to do. */
  readonly runbook: string;
}

export const MINUTE = Duration.minutes(1);
export const FIVE_MINUTES = Duration.minutes(5);
export const HOUR = Duration.hours(1);

/** What AWS tries again by itself alarms only when it goes on. */
export const PERSISTENTLY = [3, 5] as const;
