/** Says whether a text has the property that it was compiled for. */
export type TextTest = (text: string) => boolean;
