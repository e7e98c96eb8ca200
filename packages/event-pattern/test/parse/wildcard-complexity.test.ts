import { parseWildcard } from '../../src/matchers/wildcard';
import { isTooComplex } from '../../src/parse/wildcard-complexity';

function tooComplex(...patterns: string[]): boolean {
  return isTooComplex(patterns.map(parseWildcard));
}

const piles = (count: number) =>
  Array.from({ length: count }, (_, index) => `*:pile/${'ABCD'.charAt(index)}/*`);

describe('the wildcard patterns of one field', () => {
  it('have a complexity of at most 10: one for an asterisk, one for a beginning of what follows it', () => {
    expect(tooComplex('*:*:*:*:*:x')).toBe(false);
    // The example of a refusal in the EventBridge User Guide, of complexity 11.
    expect(tooComplex('*:*:*:*:*:event-bus/*')).toBe(true);
  });

  it('may repeat themselves a little', () => {
    expect(tooComplex('/home/*/x/x/x/x/x/note.txt')).toBe(false);
    expect(tooComplex(`/home/*${'/x'.repeat(12)}`)).toBe(true);
  });

  it('count together', () => {
    expect(tooComplex(...piles(3))).toBe(false);
    expect(tooComplex(...piles(4))).toBe(true);
  });

  it('do not count together when no value can begin like all of them', () => {
    expect(tooComplex(...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `${name}/*/x/*`))).toBe(false);
  });

  it('count together when one begins like the other', () => {
    expect(tooComplex('ab*:*:*', 'a*:*:*')).toBe(false);
    expect(tooComplex('ab*:*:*:*', 'a*:*:*')).toBe(true);
    expect(tooComplex('ab*:*:*:*', 'b*:*:*')).toBe(false);
  });

  it('do not count when they have no asterisk', () => {
    expect(tooComplex('*:*:*:*:*:x', ...Array.from({ length: 20 }, () => ':'))).toBe(false);
  });

  it('count a beginning also at the end of another', () => {
    expect(tooComplex('*ab*b*b*b*')).toBe(false);
    expect(tooComplex('*ab*b*b*b*b*')).toBe(true);
  });
});
