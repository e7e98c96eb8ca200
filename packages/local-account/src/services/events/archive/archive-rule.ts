import { randomUUID } from 'node:crypto';
import type { JsonObject } from 'type-fest';
import { compileEventPattern } from '@pipeline/event-pattern';
import type { Account } from '../../../account';
import { arn } from '../../../arn';
import { ruleArn } from '../bus/bus-name';
import type { Rule } from '../rule';
import type { Archive } from './archive';

/** Replayed events do not match it, so they are never archived again. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html */
const NO_REPLAYS = { 'replay-name': [{ exists: false }] };

/**
 * The rule by which EventBridge feeds an archive. Name, owner, pattern and target as recorded on AWS.
 *
 * @throws InvalidEventPatternError if the archive's pattern is none
 */
export function archiveRule(archive: Archive, account: Account, eventBusName: string): Rule {
  const name = archiveRuleName(archive.name);
  const eventPattern = patternWithoutReplays(archive.settings.eventPattern);
  const archiveArn = `${archive.arn}:${randomUUID()}`;
  return {
    name,
    arn: ruleArn(account, eventBusName, name),
    eventBusName,
    pattern: { text: eventPattern, compiled: compileEventPattern(eventPattern) },
    state: 'ENABLED',
    targets: [
      {
        kind: 'archive',
        archive,
        listed: {
          Id: name,
          Arn: arn({ ...account, accountId: '' }, 'events', ':'),
          InputTransformer: {
            InputPathsMap: {},
            InputTemplate: `{"archive-arn": "${archiveArn}","event": <aws.events.event.json>,"ingestion-time": <aws.events.event.ingestion-time>}`,
          },
        },
      },
    ],
    managedBy: 'prod.vhs.events.aws.internal',
    tags: [],
  };
}

export function archiveRuleName(archiveName: string): string {
  return `Events-Archive-${archiveName}`;
}

/** @throws InvalidEventPatternError */
function patternWithoutReplays(eventPattern: string | undefined): string {
  if (eventPattern === undefined) return JSON.stringify(NO_REPLAYS);
  compileEventPattern(eventPattern);
  return JSON.stringify({ ...NO_REPLAYS, ...(JSON.parse(eventPattern) as JsonObject), ...NO_REPLAYS });
}
