import { z } from 'zod';
import { graphsIn, parsePayload, type Payload, type State, type StateMock } from '@pipeline/states-language';
import { AwsError } from '../../../errors/aws-error';
import { checkMockResult, type FieldValidationMode } from './check-mock-result';

/** `mock`, as a client gives it. */
export const mockInput = z.object({
  result: z.string().max(262_144).optional(),
  errorOutput: z.object({ error: z.string().max(256), cause: z.string().max(32_768).default('') }).optional(),
  fieldValidationMode: z.enum(['STRICT', 'PRESENT', 'NONE']).default('STRICT'),
});

/** A mock that has been read, and not yet held against its state. */
export interface TestMock {
  readonly outcome: StateMock;
  readonly mode: FieldValidationMode;
}

/** @throws AwsError `ValidationException` */
export function readMock({
  result,
  errorOutput,
  fieldValidationMode: mode,
}: z.output<typeof mockInput>): TestMock {
  if ((result === undefined) === (errorOutput === undefined)) {
    throw invalid('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  return { outcome: errorOutput ?? { result: parseResult(result ?? '') }, mode };
}

function parseResult(text: string): Payload {
  try {
    return parsePayload(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid('Mocked result must be valid JSON');
  }
}

/**
 * Checks that a state can have a mock, and this one.
 *
 * @throws AwsError `ValidationException`
 */
export function checkMock(state: State, { outcome, mode }: TestMock): void {
  if (state.type !== 'Task' && state.type !== 'Map' && state.type !== 'Parallel') {
    throw invalid(`State type '${state.type}' is not supported when a mock is specified`);
  }
  if (!('result' in outcome)) return;
  const { value } = outcome.result;
  if (state.type === 'Task') checkMockResult(state.resource, value, mode);
  else if (state.type === 'Map' && state.distribution.writesResults) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw invalid('Mocked result must be a JSON object.');
    }
  } else if (!Array.isArray(value)) {
    throw invalid('Mocked result must be an array.');
  } else if (state.type === 'Parallel' && value.length !== graphsIn(state).length) {
    throw invalid('Mocked result must contain the same number of items as number of Parallel branches.');
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
