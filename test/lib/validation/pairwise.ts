/**
 * Rows with one member of each list, merged, such that each two members of different lists meet in one row at least.
 * Greedy: a row begins with a pair that has not met yet, and takes of each other list the member with the most new pairs.
 */
export function pairwise<T extends object>(lists: readonly (readonly T[])[]): T[] {
  const missing = new Set(pairsOf(lists));
  const rows: T[] = [];
  for (const pair of missing) {
    const row = new Map(pair.split('&').map((choice) => choice.split('=').map(Number) as [number, number]));
    lists.forEach((list, index) => {
      if (row.has(index)) return;
      const gains = list.map((_, member) => newPairs(row, index, member, missing).length);
      row.set(index, gains.indexOf(Math.max(...gains)));
    });
    const members = [...row].sort(([a], [b]) => a - b);
    for (const [index, member] of members) {
      const before = new Map(members.filter(([other]) => other < index));
      newPairs(before, index, member, missing).forEach((met) => missing.delete(met));
    }
    rows.push(Object.assign({}, ...members.map(([index, member]) => lists[index]![member])) as T);
  }
  return rows;
}

function pairsOf(lists: readonly (readonly unknown[])[]): string[] {
  return lists.flatMap((list, index) =>
    list.flatMap((_, member) =>
      lists
        .slice(0, index)
        .flatMap((other, before) =>
          other.map((__, otherMember) => pairName([before, otherMember], [index, member])),
        ),
    ),
  );
}

function newPairs(
  row: ReadonlyMap<number, number>,
  index: number,
  member: number,
  missing: ReadonlySet<string>,
): string[] {
  return [...row].map((choice) => pairName(choice, [index, member])).filter((pair) => missing.has(pair));
}

function pairName(...choices: [number, number][]): string {
  return choices
    .sort(([a], [b]) => a - b)
    .map(([index, member]) => `${index}=${member}`)
    .join('&');
}
