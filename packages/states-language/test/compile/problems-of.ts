import { compileStateMachine, InvalidDefinitionError } from '../../src';
import { machine } from '../run-definition';

export const PASS = { Type: 'Pass', End: true };

/** What is refused, the definition, and AWS's problems with it. */
export type RefusedCase = [name: string, definition: string, problems: unknown[]];

/**
 * The problems of a definition. Their wording and places are AWS's: ValidateStateMachineDefinition, as reported by
 * floci-io/floci and by cdk-preflight's rules, and as recorded by LocalStack (test_sfn_api_validation), except for
 * NOT_SUPPORTED, which is ours.
 */
export function problemsOf(definition: string): string[] {
  try {
    compileStateMachine(definition);
    return [];
  } catch (problem) {
    if (!(problem instanceof InvalidDefinitionError)) throw problem;
    return problem.problems.map(({ code, message, path }) => `${code}: ${message} at ${path}`);
  }
}

/** A state machine of one state, which is called X. */
export const only = (state: object) => machine({ X: state });

/** A branch or an item processor. */
export const processor = (states: object = { P: PASS }) => ({
  StartAt: Object.keys(states)[0],
  States: states,
});
