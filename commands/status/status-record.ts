import { describeDuration, type Line, type Tone } from '@pipeline/terminal';
import { recordKind, type ShownLine } from '../frame/record-kind';
import { statusFields, type StatusRecord } from './status-fields';

export const statusRecord = recordKind({
  type: 'status',
  summary: 'How the pipeline stands.',
  fields: statusFields,
  show: showStatus,
});

function showStatus(status: StatusRecord): ShownLine[] {
  const { time, stackName, queue, undelivered, unprocessed, pipe, rule, notKnown } = status;
  return [
    { text: `${stackName} at ${time.slice(0, 19)}Z`, tone: 'strong' },
    queueRow('', ['waiting', 'in flight', 'oldest'], 'aside'),
    queueRow('queue', cellsOf(queue)),
    queueRow('undelivered', cellsOf(undelivered), toneOf(undelivered)),
    queueRow('unprocessed', cellsOf(unprocessed), toneOf(unprocessed)),
    ...counts(status),
    row(
      'pipe',
      [pipe.state, pipe.reason].filter(Boolean).join(': '),
      pipe.state === 'RUNNING' ? undefined : 'failure',
    ),
    row('rule', rule.state, rule.state === 'ENABLED' ? undefined : 'failure'),
    ...alarmRows(status.alarms),
    ...notKnown.map(({ what, why }) => row(what, `not known: ${why}`, 'aside')),
  ];
}

type QueueState = StatusRecord['queue'];

function cellsOf({ waiting, inFlight, oldestSeconds }: QueueState): [string, string, string] {
  const oldest =
    waiting + inFlight === 0 ? '-' : oldestSeconds === undefined ? '?' : describeAge(oldestSeconds);
  return [String(waiting), String(inFlight), oldest];
}

function describeAge(seconds: number): string {
  return seconds < 600 ? `${seconds} s` : describeDuration(seconds * 1000);
}

function toneOf({ waiting, inFlight }: QueueState): Tone | undefined {
  return waiting + inFlight === 0 ? undefined : 'failure';
}

function counts({ lastSeconds, accepted, processed, failed }: StatusRecord): Line[] {
  if (accepted === undefined || processed === undefined || failed === undefined) return [];
  return [
    row(
      `last ${describeSpan(lastSeconds)}`,
      `${accepted} accepted, ${processed} processed, ${failed} failed`,
      failed === 0 ? undefined : 'failure',
    ),
  ];
}

function describeSpan(seconds: number): string {
  if (seconds % 86_400 === 0) return `${seconds / 86_400} d`;
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds / 60} min`;
}

function alarmRows(alarms: StatusRecord['alarms']): Line[] {
  if (!alarms) return [];
  const { all, inAlarm } = alarms;
  if (inAlarm.length === 0) return [row('alarms', `none of ${all}`)];
  return [
    row('alarms', `${inAlarm.length} of ${all}`, 'failure'),
    ...inAlarm.map(({ name, since }) => row('', `${name} since ${since.slice(0, 19)}Z`, 'failure')),
  ];
}

function queueRow(name: string, texts: readonly [string, string, string], tone?: Tone): Line {
  const cells = [
    { text: name, width: 13 },
    ...texts.map((text) => ({ text, width: 10, align: 'right' as const, tone })),
  ];
  return { cells, rest: { text: '' }, overflow: 'cut' };
}

function row(name: string, text: string, tone?: Tone): Line {
  return { cells: [{ text: name, width: 13 }], rest: { text, tone }, overflow: 'wrap' };
}
