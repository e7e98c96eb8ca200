/** `--rate`, as it is typed again, with a space before it. @returns an empty text if it was not given */
export function retypeRate(perSecond: number | undefined): string {
  return perSecond === undefined ? '' : ` --rate ${perSecond}`;
}
