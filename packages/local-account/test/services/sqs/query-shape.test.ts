import * as sdk from '@aws-sdk/client-sqs';
import { sqsQueryShape } from '../../../src/services/sqs/protocol/query-shape';

/** A member as the SDK's schemas have it: its type, and how it goes into XML. */
interface Member {
  readonly action: string;
  readonly name: string;
  readonly isNumber: boolean;
  readonly element: string | undefined;
}

const SIMPLE_NUMBER = 1;

/** The members of the inputs, and of what is in them; the schemas still say how each travels in the query protocol. */
const members: Member[] = Object.values(sdk as Record<string, unknown>).flatMap((schema) => {
  if (!Array.isArray(schema) || schema[0] !== 3) return [];
  const [, , structure, , names, types] = schema as [number, string, string, unknown, string[], unknown[]];
  const action = /^(.*)(?:Request|RequestEntry|Result|ResultEntry)$/.exec(structure)?.[1];
  if (action === undefined || names === undefined) return [];
  return names.map((name, index) => {
    const [type, traits] = [types[index]].flat() as [unknown, { xmlFlattened?: 1; xmlName?: string }?];
    return {
      action: action.replace(/(?:Request|Result)$/, ''),
      name,
      isNumber: type === SIMPLE_NUMBER && structure.includes('Request'),
      element: traits?.xmlFlattened ? traits.xmlName : undefined,
    };
  });
});

test('the schemas have members of each kind', () => {
  expect(members.filter(({ isNumber }) => isNumber).length).toBeGreaterThan(8);
  expect(members.filter(({ element }) => element !== undefined).length).toBeGreaterThan(20);
});

test.each(members.filter(({ isNumber }) => isNumber))(
  '$action: $name is read as a number',
  ({ action, name }) => {
    expect([...sqsQueryShape(action).wholeNumbers!]).toContain(name);
  },
);

/** Younger than the JSON protocol: the model gives it the element of the parameter that it replaces, and that reads as the older. */
const YOUNGER = 'MessageSystemAttributeNames';

test.each(members.filter(({ name }) => name !== YOUNGER))(
  '$action: $name travels as $element',
  ({ action, name, element }) => {
    expect(sqsQueryShape(action).flattened!.get(name)?.element).toBe(element);
  },
);
