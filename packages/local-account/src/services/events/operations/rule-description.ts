import type { Rule as ListedRule } from '@aws-sdk/client-eventbridge';
import type { Rule } from '../rule';

/** A rule as listings show it, and `DescribeRule` with one member more. */
export function ruleDescription(rule: Rule) {
  return {
    Name: rule.name,
    Arn: rule.arn,
    EventPattern: rule.pattern?.text,
    ScheduleExpression: rule.schedule?.expression,
    State: rule.state,
    Description: rule.description,
    ManagedBy: rule.managedBy,
    EventBusName: rule.eventBusName,
  } satisfies ListedRule;
}
