/** As much of it as is used: its own types bring a browser's globals to the whole program. */
declare module 'jsdom' {
  interface PageElement {
    readonly textContent: string | null;
    /** Of a form's field. */
    value: string;
    click(): void;
  }

  export class JSDOM {
    constructor(html: string, options: { url: string; runScripts: 'outside-only' });
    readonly window: {
      readonly document: { querySelector(selector: string): PageElement | null };
      eval(script: string): void;
      close(): void;
    };
  }
}
