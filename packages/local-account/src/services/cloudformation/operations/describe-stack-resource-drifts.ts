import type { DescribeStackResourceDriftsOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { queryList } from '../../../wire/query-input';
import { describeDrift } from '../drift/describe-drift';
import type { CloudFormationPorts } from '../ports';
import { noStackNamed, stackArnOf, stackNameInput, stackOf } from '../stack/stack-of';
import { nextTokenInput, stackPage } from '../stack/stack-page';

/** Of resources that cannot be looked at nothing is told. */
export const describeStackResourceDrifts = operation({
  name: 'DescribeStackResourceDrifts',
  input: z.object({
    StackName: stackNameInput,
    StackResourceDriftStatusFilters: queryList(
      z.enum(['IN_SYNC', 'MODIFIED', 'DELETED', 'NOT_CHECKED', 'UNKNOWN', 'UNSUPPORTED']),
    ).default([]),
    MaxResults: z.coerce.number().int().min(1).max(100).default(100),
    NextToken: nextTokenInput,
  }),
  authorize: ({ StackName }, ports: CloudFormationPorts) => stackArnOf(ports, StackName),
  run: (
    { StackName, StackResourceDriftStatusFilters: statuses, MaxResults, NextToken },
    ports: CloudFormationPorts,
  ) => {
    const stack = stackOf(ports, StackName, noStackNamed);
    const drifts = ports.driftDetections
      .driftsOf(stack)
      .filter(({ status }) => statuses.length === 0 || statuses.includes(status));
    const { items, nextToken } = stackPage(drifts, NextToken, MaxResults);
    return {
      StackResourceDrifts: items.map((drift) => describeDrift(stack, drift)),
      NextToken: nextToken,
    } satisfies DescribeStackResourceDriftsOutput;
  },
});
