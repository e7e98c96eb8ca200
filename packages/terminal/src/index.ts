export { areColoursWanted, type Paint, paintFor } from './colours';
export { describeDuration } from './describe-duration';
export { escapeText } from './escape';
export { layOutLine, layOutText, type Page } from './lay-out';
export { INTERRUPTED_EXIT_CODE, untilEnded } from './lifetime';
export type { Cell, Line, Span, Tone } from './line';
export { ProgressLine } from './progress-line';
export { type Printer, StreamPrinter } from './stream-printer';
export { cutToWidth, padToWidth, widthOf, wrapToWidth } from './width';
