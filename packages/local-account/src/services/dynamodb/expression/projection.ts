import { withoutPrototype } from '../../../record-by-name';
import type { AttributeValue, Item } from '../item/attribute-value';
import { type DocumentPath, firstPathProblem, valueAt } from './document-path';
import { ExpressionParser } from './expression-parser';
import type { Placeholders } from './placeholders';

/** Reads which parts of an item are asked for. @throws AwsError `ValidationException` */
export function parseProjection(expression: string, placeholders: Placeholders): readonly DocumentPath[] {
  const parser = new ExpressionParser('ProjectionExpression', expression, placeholders);
  const paths = parser.list(() => parser.path());
  parser.report(firstPathProblem(paths));
  parser.finish();
  return paths;
}

/** The parts of an item that are at some paths. Elements of a list stand one after the other, in the order of their places. */
export function project(item: Item, paths: readonly DocumentPath[]): Item {
  const parts = new Parts();
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value) parts.put(path, value);
  }
  return parts.toItem();
}

/** Parts of a value, by names or places. */
class Parts {
  private readonly byKey = new Map<string | number, Parts | AttributeValue>();

  put([key, ...rest]: readonly (string | number)[], value: AttributeValue): void {
    if (key === undefined) return;
    if (rest.length === 0) {
      this.byKey.set(key, value);
      return;
    }
    const below = this.byKey.get(key);
    const parts = below instanceof Parts ? below : new Parts();
    parts.put(rest, value);
    this.byKey.set(key, parts);
  }

  toItem(): Item {
    return withoutPrototype(
      [...this.byKey].map(([name, part]) => [String(name), valueOfPart(part)] as const),
    );
  }

  toValue(): AttributeValue {
    const places = [...this.byKey].filter((entry): entry is [number, Parts | AttributeValue] =>
      Number.isInteger(entry[0]),
    );
    if (places.length === 0) return { M: this.toItem() };
    return { L: places.sort(([one], [other]) => one - other).map(([, part]) => valueOfPart(part)) };
  }
}

function valueOfPart(part: Parts | AttributeValue): AttributeValue {
  return part instanceof Parts ? part.toValue() : part;
}
