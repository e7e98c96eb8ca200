import { validationException } from '../errors';
import type { ItemChange } from '../table/table';

/**
 * Of the changes that are made together, each is of another item.
 *
 * @param refusal the words of the operation
 * @throws AwsError `ValidationException`
 */
export function requireDistinctItems(changes: readonly ItemChange[], refusal: string): void {
  const places = changes.map(({ table, position }) =>
    JSON.stringify([table.props.arn, position.partition, position.sort]),
  );
  if (new Set(places).size < places.length) throw validationException(refusal);
}
