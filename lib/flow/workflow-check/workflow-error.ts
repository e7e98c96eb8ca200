/** A workflow that would not keep the guarantee. The message names each state, what is wrong with it, and what to write. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';

  static ofProblems(problems: readonly string[]): WorkflowError {
    const listed = problems.map((problem) => `- ${problem}`).join('\n');
    return new WorkflowError(
      `Workflow: as it stands, a transaction could be lost (docs/workflow.md says why).\n${listed}`,
    );
  }
}
