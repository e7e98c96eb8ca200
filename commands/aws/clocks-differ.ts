/** The clocks of this machine and of AWS's services need not agree to the second: logs are read from so long before the first was sent. */
export const CLOCKS_DIFFER_MS = 60_000;
