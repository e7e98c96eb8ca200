import type { PutTargetsResponse } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { AwsError } from '../../../errors/aws-error';
import { recordByName } from '../../../record-by-name';
import { operation } from '../../../wire/operation';
import { checkTarget } from '../delivery/check-target';
import { RefusedTarget } from '../delivery/given-target';
import { parseTarget } from '../delivery/parse-target';
import { limitExceeded } from '../event-errors';
import type { EventsPorts } from '../ports';
import { type InvokedTarget, MOST_TARGETS } from '../rule';
import { eventBusName, ruleName, targetId } from './events-input';
import { ruleArnOf } from './events-resource';
import { refuseManaged } from './managed-rule';

const arn = z.string().min(1).max(1600);

/** Members that are not here belong to targets that the local run does not deliver to, and are refused. */
const target = z.strictObject({
  Id: targetId,
  Arn: arn,
  RoleArn: arn.optional(),
  Input: z.string().max(8192).optional(),
  InputPath: z.string().max(256).optional(),
  InputTransformer: z
    .strictObject({
      InputPathsMap: recordByName(z.string().max(256)).optional(),
      InputTemplate: z.string().min(1).max(8192),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: arn.optional() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.number().int().min(0).max(185).optional(),
      MaximumEventAgeInSeconds: z.number().int().min(60).max(86_400).optional(),
    })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().max(100).optional() }).optional(),
});

/** Adds targets to a rule, and replaces those whose ids it has already: all of them or, when one is refused, none. */
export const putTargets = operation({
  name: 'PutTargets',
  input: z.object({
    Rule: ruleName,
    EventBusName: eventBusName,
    Targets: z.array(target).min(1).max(100),
  }),
  authorize: ({ Rule, EventBusName, Targets }, ports: EventsPorts) => {
    const roleArns = new Set(Targets.flatMap(({ RoleArn }) => RoleArn ?? []));
    return [
      {
        resource: ruleArnOf(Rule, EventBusName, ports),
        context: { 'events:TargetArn': Targets.map(({ Arn }) => Arn) },
      },
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
      ...[...roleArns].map((resource) => ({
        action: 'iam:PassRole',
        resource,
        context: { 'iam:PassedToService': 'events.amazonaws.com' },
      })),
    ];
  },
  run: ({ Rule, EventBusName, Targets }, { access, account, buses }) => {
    const rule = buses.bus(EventBusName).rule(Rule);
    refuseManaged(rule);
    const parsed = Targets.map((given): InvokedTarget => {
      const result = parseTarget(given);
      if (result instanceof RefusedTarget) throw new AwsError('ValidationException', `${result.reason}.`);
      return result;
    });
    for (const target of parsed) checkTarget({ access, account }, target, rule);
    const byId = new Map([...rule.targets, ...parsed].map((one) => [one.listed.Id, one]));
    if (byId.size > MOST_TARGETS) throw limitExceeded();
    rule.targets = [...byId.values()];
    return { FailedEntryCount: 0, FailedEntries: [] } satisfies PutTargetsResponse;
  },
});
