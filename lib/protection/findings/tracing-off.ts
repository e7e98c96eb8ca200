/** Why it is no fault that X-Ray is off: the reason given to the validators that ask. */
export const TRACING_OFF_REASON =
  'Off by configuration (tracing=false): at low rates, where every transaction is traced, X-Ray costs as much as all the rest. The apiRequestId in every record ties the hops of a transaction together without it, across archive and replay too, which no trace header survives.';
