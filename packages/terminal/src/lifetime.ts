/** What a user, a terminal or a service manager ends a program with. */
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;
/** npm passes on a Ctrl-C that the terminal has sent to this process, too: what comes so soon after is the same, and no second one. */
const PASSED_ON_BY_NPM_MS = 300;
const PARENT_CHECK_MS = 500;
/** As a shell says it of a process that Ctrl-C has ended. */
export const INTERRUPTED_EXIT_CODE = 130;

/**
 * Begins to listen for what ends the program, and keeps it from ending without cleaning up. A second signal ends it at once.
 *
 * Under npm, the end of npm is one, too: it does not hand on every signal, and a SIGKILL it cannot. The script's `exec` sees to it that
 * npm, and no shell between, is the parent.
 *
 * @returns aborts when the program is to end; whoever finds another reason to end it aborts it, too
 */
export function untilEnded(environment: NodeJS.ProcessEnv): AbortController {
  const ending = new AbortController();
  const isUnderNpm = environment.npm_lifecycle_event !== undefined;
  let endedAt = Infinity;
  const end = () => {
    if (Date.now() - endedAt >= (isUnderNpm ? PASSED_ON_BY_NPM_MS : 0)) process.exit(INTERRUPTED_EXIT_CODE);
    if (!ending.signal.aborted) endedAt = Date.now();
    ending.abort();
  };
  for (const name of ENDING_SIGNALS) process.on(name, end);
  if (isUnderNpm) onParentGone(() => ending.abort());
  return ending;
}

function onParentGone(listener: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    listener();
  }, PARENT_CHECK_MS).unref();
}
