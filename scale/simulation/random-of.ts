/**
 * Numbers that look random and follow from a seed and from what they are for. They do not depend on what else was drawn, so that two runs
 * that differ in one quota differ in nothing else.
 *
 * @param seed a whole number
 * @returns 0 up to 1, for whole numbers
 */
export function randomOf(seed: number): (...numbers: readonly number[]) => number {
  return (...numbers) => {
    let hash = mix(seed);
    for (const number of numbers) hash = mix(hash ^ mix(number + 0x9e3779b9));
    return hash / 2 ** 32;
  };
}

/** Each bit of the result depends on each bit of the number: the two factors are those of MurmurHash3's last step. */
function mix(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
