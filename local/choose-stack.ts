import { UserError } from '@pipeline/local-account/user-error';

/** What a stack can be called by on the command line. */
interface NamedStack {
  /** Its path in the app, which `cdk list` shows. */
  readonly hierarchicalId: string;
  /** Its name in CloudFormation. */
  readonly stackName: string;
}

/**
 * @param name which stack, by its path in the app or its name @default - the only one
 * @param command of the script that is to be typed with a stack's path behind it @default - that of `npm start`
 * @throws UserError if there is no such stack, or more than one to choose from; it says what to type
 */
export function chooseStack<Stack extends NamedStack>(
  stacks: readonly Stack[],
  name: string | undefined,
  command = 'npm start --',
): Stack {
  const [first] = stacks;
  if (!first) throw new UserError('The app has no stack to run.');
  if (name === undefined) {
    if (stacks.length === 1) return first;
    throw new UserError(`The app has several stacks. Say which to run:\n${commandsFor(stacks, command)}`);
  }
  const chosen =
    stacks.find(({ hierarchicalId }) => hierarchicalId === name) ??
    stacks.find(({ stackName }) => stackName === name);
  if (chosen) return chosen;
  throw new UserError(
    `The app has no stack ${JSON.stringify(name)}. It has:\n${commandsFor(stacks, command)}`,
  );
}

function commandsFor(stacks: readonly NamedStack[], command: string): string {
  return stacks.map(({ hierarchicalId }) => `  ${command} ${hierarchicalId}`).join('\n');
}
