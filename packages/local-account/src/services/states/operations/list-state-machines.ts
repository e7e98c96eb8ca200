import type { ListStateMachinesOutput } from '@aws-sdk/client-sfn';
import { legacyOperation as operation } from '../../../wire/legacy-operation';
import { page } from '../../../wire/page';
import type { LocalWorld } from '../../local-world';
import { INVALID_TOKEN, pageInput } from './states-input';

/** Sorted by name: in which order AWS gives them is not confirmed. */
export const listStateMachines = operation({
  name: 'ListStateMachines',
  input: pageInput,
  run: ({ maxResults, nextToken: token }, _, { states }: LocalWorld) => {
    const machines = [...states.stateMachines].sort((a, b) => (a.name < b.name ? -1 : 1));
    const { items, nextToken } = page(machines, {
      key: ({ name }) => name,
      limit: maxResults,
      token,
      invalidToken: INVALID_TOKEN,
    });
    return {
      stateMachines: items.map(({ arn, name, creationDate }) => ({
        stateMachineArn: arn,
        name,
        type: 'EXPRESS' as const,
        creationDate,
      })),
      nextToken,
    } satisfies ListStateMachinesOutput;
  },
});
