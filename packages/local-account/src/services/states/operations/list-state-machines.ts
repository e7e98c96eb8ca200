import type { ListStateMachinesOutput } from '@aws-sdk/client-sfn';
import { arn } from '../../../arn';
import { operation } from '../../../wire/operation';
import { page } from '../../../wire/page';
import type { StatesPorts } from '../ports';
import { INVALID_TOKEN, pageInput } from './states-input';

/** Sorted by name: in which order AWS gives them is not confirmed. */
export const listStateMachines = operation({
  name: 'ListStateMachines',
  input: pageInput,
  // AWS's denials name all state machines, as in https://github.com/scribd/terraform-aws-datadog/pull/18.
  authorize: (_, { account }: StatesPorts) => arn(account, 'states', 'stateMachine:*'),
  run: ({ maxResults, nextToken: token }, { machines }: StatesPorts) => {
    const sorted = machines.all.sort((a, b) => (a.name < b.name ? -1 : 1));
    const { items, nextToken } = page(sorted, {
      key: ({ name }) => name,
      limit: maxResults,
      token,
      invalidToken: INVALID_TOKEN,
    });
    return {
      stateMachines: items.map((machine) => ({
        stateMachineArn: machine.arn,
        name: machine.name,
        type: 'EXPRESS' as const,
        creationDate: machine.creationDate,
      })),
      nextToken,
    } satisfies ListStateMachinesOutput;
  },
});
