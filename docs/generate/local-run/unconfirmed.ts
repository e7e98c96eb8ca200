/** A sentence of a comment that says what is not confirmed against AWS. */
export interface Unconfirmed {
  readonly file: string;
  readonly sentence: string;
}

/** Comments that begin a line: blocks of `/** … *\/`, and runs of `//`. */
const COMMENT = /^[ \t]*(?:\/\*\*([\s\S]*?)\*\/|((?:\/\/[^\n]*\n[ \t]*)+))/gm;

const NOT_CONFIRMED = /not confirmed/i;

/** Collects the sentences from a source file. */
export function unconfirmedIn(file: string, source: string): Unconfirmed[] {
  return [...source.matchAll(COMMENT)].flatMap((match) => {
    const comment = match[1] ?? match[2] ?? '';
    if (!NOT_CONFIRMED.test(comment)) return [];
    const after = source.slice(match.index + match[0].length);
    return sentencesOf(comment).map((sentence) => ({ file, sentence: withSubject(sentence, after) }));
  });
}

function sentencesOf(comment: string): string[] {
  const text = comment
    .replace(/^[ \t]*(?:\*|\/\/) ?/gm, '')
    .replace(/\{@link ([^}]+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
  const sentences = text.split(/(?<=[.!?)])\s+(?=[A-Z"“`@])|\s+(?=@)/);
  return sentences.flatMap((sentence, index) => {
    if (!NOT_CONFIRMED.test(sentence)) return [];
    const plain = sentence.replace(/^@\w+\s+/, '');
    // "The words are not confirmed": it takes the sentence before to know of what.
    return [isShort(plain) && index > 0 ? `${sentences[index - 1]} ${plain}` : plain];
  });
}

const STATEMENT = /(?:that is |is |are )?not confirmed(?: against AWS)?[:.]?/i;

function isShort(sentence: string): boolean {
  return sentence.replace(STATEMENT, '').length < 40;
}

function isBare(sentence: string): boolean {
  return sentence.replace(STATEMENT, '') === '';
}

/** What is alone in its comment is about what stands below it. */
function withSubject(sentence: string, after: string): string {
  if (!isBare(sentence)) return sentence;
  const name = /(?:const|function|class|interface|type)\s+(\w+)/.exec(after)?.[1];
  return name === undefined ? sentence : `\`${name}\`: ${sentence}`;
}
