/** Takes one thing that is wrong with a workflow: a sentence that begins with the state's name, and one that says what to write. */
export type ReportProblem = (problem: string) => void;
