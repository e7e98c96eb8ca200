import { StartReplayCommand } from '@aws-sdk/client-eventbridge';
import type { CommandContext } from '../frame/command-context';
import type { ReplayWindow } from './describe-window';
import { replayStartedRecord } from './replay-records';

export interface ReplaySpec extends ReplayWindow {
  readonly name: string;
  /** The ARN of the rule that gets the events. */
  readonly rule: string;
}

export async function startReplay(
  { connection, stack, output }: Pick<CommandContext, 'connection' | 'stack' | 'output'>,
  { name, rule, from, to }: ReplaySpec,
): Promise<void> {
  await connection.events.send(
    new StartReplayCommand({
      ReplayName: name,
      EventSourceArn: stack.output('ArchiveArn'),
      EventStartTime: new Date(from),
      EventEndTime: new Date(to),
      Destination: { Arn: stack.output('EventBusArn'), FilterArns: [rule] },
    }),
  );
  await output.write(replayStartedRecord, {
    name,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    rule,
  });
}

/** @param rule a name, or an ARN @default - the stack's rule @returns the ARN of a rule on the stack's bus */
export function ruleArnOf({ stack }: Pick<CommandContext, 'stack'>, rule: string | undefined): string {
  const own = stack.output('RuleArn');
  if (rule === undefined) return own;
  return rule.startsWith('arn:') ? rule : own.replace(/[^/]+$/, rule);
}
