import type {
  ValidateStateMachineDefinitionDiagnostic,
  ValidateStateMachineDefinitionOutput,
} from '@aws-sdk/client-sfn';
import { z } from 'zod';
import {
  type CompileOptions,
  compileStateMachine,
  type DefinitionProblem,
  InvalidDefinitionError,
  NOT_SUPPORTED,
} from '@pipeline/states-language';
import { operation } from '../../../wire/operation';
import type { StatesPorts } from '../ports';
import { sdkArguments } from '../tasks/aws-sdk/sdk-call';
import { definitionInput } from './state-machine-input';

const MOST_DIAGNOSTICS = 100;

/**
 * It answers what AWS would. What AWS takes and is not run here is a warning, which a client gets that asks for warnings.
 */
export const validateStateMachineDefinition = operation({
  name: 'ValidateStateMachineDefinition',
  input: z.object({
    definition: definitionInput,
    type: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
    severity: z.enum(['ERROR', 'WARNING']).default('ERROR'),
    maxResults: z
      .number()
      .int()
      .min(0)
      .max(MOST_DIAGNOSTICS)
      .default(0)
      .transform((given) => given || MOST_DIAGNOSTICS),
  }),
  authorize: () => [{ resource: '*' }],
  run: (
    { definition, type, severity, maxResults },
    { apis }: StatesPorts,
  ): ValidateStateMachineDefinitionOutput => {
    const all = problemsOf(definition, { workflowType: type, sdkArguments: sdkArguments(apis) }).map(
      describeProblem,
    );
    const asked = all.filter((diagnostic) => severity === 'WARNING' || diagnostic.severity === 'ERROR');
    return {
      result: all.some((diagnostic) => diagnostic.severity === 'ERROR') ? 'FAIL' : 'OK',
      diagnostics: asked.slice(0, maxResults),
      truncated: asked.length > maxResults,
    };
  },
});

function problemsOf(definition: string, options: CompileOptions): readonly DefinitionProblem[] {
  try {
    compileStateMachine(definition, options);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidDefinitionError)) throw error;
    return error.problems;
  }
}

function describeProblem({
  code,
  message,
  path,
}: DefinitionProblem): ValidateStateMachineDefinitionDiagnostic {
  return {
    severity: code === NOT_SUPPORTED ? 'WARNING' : 'ERROR',
    code,
    message: code === NOT_SUPPORTED ? `Not implemented here, though AWS has it: ${message}` : message,
    ...(path !== null && { location: path }),
  };
}
