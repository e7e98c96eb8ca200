import { z } from 'zod';
import { localAccount } from '../../src/account';
import { ManualClock } from '../../src/clock/manual-clock';
import { acceptedType } from '../../src/engine/accepted-type';
import { bindResourceType, type BoundResourceType, resourceType } from '../../src/engine/resource-type';
import { KeptStacks } from '../../src/engine/stacks/kept-stacks';
import type { StackRequest } from '../../src/engine/stacks/stack-request';
import type { StackView } from '../../src/engine/stacks/stack-view';
import { Stacks, type StacksProps } from '../../src/engine/stacks/stacks';
import { MemoryStore } from '../../src/store/memory-store';
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

/** The only stack of an account. */
export class TestStack {
  constructor(
    readonly stacks: Stacks,
    private readonly template: object,
  ) {}

  get view(): StackView {
    const view = this.stacks.find('Test');
    if (!view) throw new Error('It is not there.');
    return view;
  }

  get outputs() {
    return this.view.outputs;
  }

  /** Creates it. @throws what went wrong */
  async start(): Promise<void> {
    const failure = await this.stacks.settled(this.stacks.create('Test', requestOf(this.template)));
    if (failure) throw failure;
  }

  stop(): Promise<void> {
    return this.stacks.stop();
  }
}

export function requestOf(template: object, onFailure?: StackRequest['onFailure']): StackRequest {
  const templateText = JSON.stringify(template);
  return { templateText, template: parseTemplate(templateText), onFailure };
}

export function stackOf(
  template: object,
  types: readonly BoundResourceType[],
  props: Partial<StacksProps>,
): TestStack {
  return new TestStack(stacksOf(types, props), template);
}

export function stacksOf(types: readonly BoundResourceType[], props: Partial<StacksProps> = {}): Stacks {
  return new Stacks({
    account: localAccount('eu-central-1'),
    registry: {
      run: new Map(types.map((type) => [type.type, type])),
      accepted: new Map([[ornament.type, ornament]]),
    },
    clock: new ManualClock(),
    ssmParameter: () => undefined,
    kept: new KeptStacks(new MemoryStore()),
    ...props,
  });
}

export function stack(template: object, diary: Diary = [], props: Partial<StacksProps> = {}): TestStack {
  return stackOf(template, [bindResourceType(thing, diary)], props);
}

/** Starts a stack. @returns what it says of what is wrong */
export async function messageOf(running: TestStack): Promise<string> {
  return running.start().then(
    () => 'It started.',
    (error: Error) => error.message,
  );
}

export const A = { Type: 'Test::Thing', Properties: { Name: { Ref: 'B' } } };
export const B = { Type: 'Test::Thing' };
