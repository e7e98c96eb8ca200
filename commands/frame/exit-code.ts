/** How a command ends, for scripts. */
export const EXIT = {
  done: 0,
  /** The thing asked about went wrong: a transaction is lost, a replay has failed, somebody answered no. */
  wentWrong: 1,
  /** Wrong usage, or no access. */
  noAccess: 2,
  /** Ctrl-C, as a shell says it of what SIGINT has ended. */
  interrupted: 130,
  /** The reader of standard output went away first (`| head`), as a shell says it of what SIGPIPE has ended. */
  unread: 141,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
