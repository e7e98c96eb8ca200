import { z } from 'zod';
import { localAccount } from '../../src/account';
import { ManualClock } from '../../src/clock/manual-clock';
import { acceptedType } from '../../src/engine/accepted-type';
import { bindResourceType, type BoundResourceType, resourceType } from '../../src/engine/resource-type';
import { Stack, type StackProps } from '../../src/engine/stack';
import { parseTemplate } from '../../src/template/template';

/** What the resources of a test write down, in order. */
export type Diary = string[];

const thing = resourceType({
  type: 'Test::Thing',
  properties: z.strictObject({ Name: z.unknown().optional(), Fails: z.boolean().optional() }),
  create: ({ Name, Fails }, diary: Diary, { logicalId }) => {
    if (Fails) throw new Error('it would not be created');
    diary.push(`create ${logicalId}`);
    return {
      ref: `ref-${logicalId}`,
      attributes: { Name },
      start: () => void diary.push(`start ${logicalId}`),
      stop: () => void diary.push(`stop ${logicalId}`),
    };
  },
});

const ornament = acceptedType('Test::Ornament', 'nothing depends on it', ({ physicalName, text }) => ({
  ref: text('Look', 'Name') ?? physicalName,
  attributes: { Colour: text('Colour') },
}));

export function stackOf(
  template: object,
  types: readonly BoundResourceType[],
  props: Partial<StackProps>,
): Stack {
  return new Stack({
    stackName: 'Test',
    stackId: 'arn:stack',
    account: localAccount('eu-central-1'),
    template: parseTemplate(JSON.stringify(template)),
    registry: {
      run: new Map(types.map((type) => [type.type, type])),
      accepted: new Map([[ornament.type, ornament]]),
    },
    clock: new ManualClock(),
    neighbours: [],
    ssmParameter: () => undefined,
    ...props,
  });
}

export function stack(template: object, diary: Diary = [], props: Partial<StackProps> = {}): Stack {
  return stackOf(template, [bindResourceType(thing, diary)], props);
}

/** Starts a stack. @returns what it says of what is wrong */
export async function messageOf(running: Stack): Promise<string> {
  return running.start().then(
    () => 'It started.',
    (error: Error) => error.message,
  );
}

export const A = { Type: 'Test::Thing', Properties: { Name: { Ref: 'B' } } };
export const B = { Type: 'Test::Thing' };
