/** @returns milliseconds since the epoch; NaN for what is not `YYYYMMDDTHHMMSSZ` */
export function parseSignatureTime(timestamp: string): number {
  const extended = timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  return extended === timestamp ? NaN : Date.parse(extended);
}

/** @param timeMs milliseconds since the epoch */
export function formatSignatureTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/[-:]|\.\d+/g, '');
}
