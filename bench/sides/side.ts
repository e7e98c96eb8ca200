/** What sides measure. */
export type FigureName =
  | 'echoPerSecond'
  | 'acceptPerSecond'
  | 'endToEndPerSecond'
  | 'pooledEchoPerSecond'
  | 'pooledAcceptPerSecond'
  | 'pooledEndToEndPerSecond'
  | 'idleMs'
  | 'readyMs'
  | 'synthMs'
  | 'synthProcessorMs'
  | 'functionInitMs'
  | 'emptyInitMs'
  | 'functionInitProcessorMs'
  | 'emptyInitProcessorMs'
  | 'bundleBytes'
  | 'rssMb'
  | 'eventsPerSecond'
  | 'miniStackEventsPerSecond'
  | 'miniStackLost'
  | 'eventMs'
  | 'miniStackEventMs';

/** What was measured, each figure any number of times. */
export type Measured = Readonly<Partial<Record<FigureName, readonly number[]>>>;

/** One of the things that are measured in turn. */
export interface Side extends AsyncDisposable {
  /** What is not counted: what is only slow the first time. */
  warmUp?(): Promise<void>;
  measure(): Promise<Measured>;
}
