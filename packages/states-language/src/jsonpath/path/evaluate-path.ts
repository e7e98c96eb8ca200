import { composePayload, joinPayloads, partsOf, type Payload } from '../../payload';
import { type Budget, isDefinite, type Path, type Step } from './path';

/** Why a path finds nothing, in the words of Jayway's JsonPath, which AWS shows (recorded on AWS). */
export class PathFailure extends Error {
  override readonly name = 'PathFailure';

  /**
   * @param step the name or the index that leads nowhere
   * @param isPastEnd whether it is the last step, and leads beyond the end of an array
   */
  constructor(
    message: string,
    readonly step: string | number,
    readonly isPastEnd = false,
  ) {
    super(message);
  }
}

/** A path that would keep the host's only thread for too long; AWS's own bound is not known. */
export class PathTooCostly extends Error {
  override readonly name = 'PathTooCostly';
}

/** How many values one path may look at, those of its filters included: a second or so. */
const MAX_VALUES = 2_000_000;

/** A value on the way, and the path that leads to it. */
interface Place {
  readonly value: Payload;
  readonly trail: string;
}

/**
 * Follows a path.
 *
 * @returns what a definite path finds; the array of what any other path finds, which is empty where there is nothing, not
 * even what it begins with (recorded on AWS: `$.item.items[*]` of `{}`)
 * @throws PathFailure when a definite path finds nothing; PathTooCostly
 */
export function evaluatePath(path: Path, root: Payload, budget: Budget = { values: MAX_VALUES }): Payload {
  const walk = new Walk(path, root, budget);
  if (isDefinite(path)) return walk.findOne();
  return joinPayloads(walk.findAll());
}

class Walk {
  constructor(
    private readonly path: Path,
    private readonly root: Payload,
    private readonly budget: Budget,
  ) {}

  findOne(): Payload {
    let place: Place = { value: this.root, trail: '$' };
    for (const [index, step] of this.path.steps.entries()) {
      const isLast = index === this.path.steps.length - 1;
      const next = this.take(step, place, isLast)[0];
      if (!next) throw missing(step, place, isLast);
      place = next;
    }
    return place.value;
  }

  findAll(): Payload[] {
    const { steps } = this.path;
    let places: Place[] = [{ value: this.root, trail: '$' }];
    for (const [index, step] of steps.entries()) {
      const isLast = index === steps.length - 1;
      places = places.flatMap((place) => this.take(step, place, isLast));
    }
    return places.map(({ value }) => value);
  }

  private take(step: Step, place: Place, isLast: boolean): Place[] {
    const { value, trail } = place;
    if (--this.budget.values < 0) throw new PathTooCostly('The path looks at too many values');
    switch (step.kind) {
      case 'names':
        return takeNames(step.names, place, isLast);
      case 'indexes':
        return step.indexes.flatMap((index) => elementAt(place, index));
      case 'slice': {
        if (!Array.isArray(value.value)) return [];
        return children(place).slice(step.from, step.to);
      }
      case 'wildcard':
        return children(place);
      case 'scan':
        return [place, ...children(place).flatMap((child) => this.take(step, child, isLast))];
      case 'filter': {
        const candidates = Array.isArray(value.value) ? children(place) : [{ value, trail }];
        return candidates.filter((candidate) => step.accepts(candidate.value, this.root, this.budget));
      }
    }
  }
}

/** The members of an object or the elements of an array. */
function children({ value, trail }: Place): Place[] {
  const isArray = Array.isArray(value.value);
  return [...partsOf(value)].map(([key, part]) => ({
    value: part,
    trail: `${trail}${isArray ? `[${key}]` : `['${key}']`}`,
  }));
}

function takeNames(names: readonly string[], { value, trail }: Place, isLast: boolean): Place[] {
  if (Array.isArray(value.value)) return [];
  const parts = partsOf(value);
  const found = names.flatMap((name) => {
    const part = parts.get(name);
    return part ? [[name, part] as const] : [];
  });
  if (names.length > 1 && isLast) return [{ value: composePayload(new Map(found)), trail }];
  return found.map(([name, part]) => ({ value: part, trail: `${trail}['${name}']` }));
}

function elementAt({ value, trail }: Place, index: number): Place[] {
  if (!Array.isArray(value.value)) return [];
  const position = index < 0 ? value.value.length + index : index;
  const element = partsOf(value).get(String(position));
  return element ? [{ value: element, trail: `${trail}[${index}]` }] : [];
}

/** Why a step of a definite path finds nothing. */
function missing(step: Step, { value, trail }: Place, isLast: boolean): PathFailure {
  const [index] = step.kind === 'indexes' ? step.indexes : [];
  if (index === undefined) {
    const [name = ''] = step.kind === 'names' ? step.names : [];
    const problem = isLast ? 'No results for path:' : 'Missing property in path';
    return new PathFailure(`${problem} ${trail}['${name}']`, name);
  }
  if (Array.isArray(value.value)) {
    return new PathFailure(`No results for path: ${trail}[${index}]`, index, isLast);
  }
  const problem = `Filter: [${index}] can only be applied to arrays. Current context is: ${value.text}`;
  return new PathFailure(problem, index);
}
