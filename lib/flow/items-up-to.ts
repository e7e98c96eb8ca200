import { ProvideItems } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * The items of a Map, of which there may be so many and no more: with one more the Map fails, before it takes the first, and the
 * transaction is put into *unprocessed*. None is left out. How long the workflow takes is computed with this number.
 *
 * @param most a whole number, 1 or more
 * @param expression what gives the items, in JSONata and without `{% %}`: `$parse($states.input.detail.body).lines`
 */
export function itemsUpTo(most: number, expression: string): ProvideItems {
  return ProvideItems.jsonata(
    `{% ($items := (${expression}); $count($items) <= ${most} ? $items : $error("More than ${most} items")) %}`,
  );
}

/**
 * How many items a Map may have by `itemsUpTo`; undefined where it says nothing of the kind.
 *
 * @param items a Map's `Items`
 */
export function mostItems(items: unknown): number | undefined {
  if (typeof items !== 'string') return undefined;
  const [, most] = ITEMS_UP_TO.exec(items) ?? [];
  return most === undefined ? undefined : Number(most);
}

const ITEMS_UP_TO =
  /^\{% \(\$items := \(.*\); \$count\(\$items\) <= (\d+) \? \$items : \$error\("[^"]*"\)\) %\}$/s;
