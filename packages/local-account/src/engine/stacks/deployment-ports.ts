import type { Account } from '../../account';
import type { Registry } from '../registry';
import type { Stack } from './stack';
import type { StackView } from './stack-view';
import type { StackedResource } from './stacked-resource';
import type { WantedResource } from './wanted-resource';

/** What stacks are deployed into. */
export interface DeploymentPorts {
  readonly account: Account;
  readonly registry: Registry;
  /** Gives an SSM parameter's value by its name; undefined if there is none. */
  readonly ssmParameter: (name: string) => string | undefined;
  /** The other stacks of the account. */
  readonly neighbours: (stack: Stack) => readonly StackView[];
  /** How many resources of this stack's name and logical id there have been that are there still. */
  readonly firstGeneration: (stackName: string, logicalId: string) => number;
  /** Gives away a resource that a stack has left behind, of the type and the name that are wanted; undefined if there is none. */
  readonly takeRetained: (wanted: WantedResource) => StackedResource | undefined;
}
