import { UserError } from '@pipeline/local-account';
import type { SynthesizedStack } from '../../local/cloud-assembly';
import { deployChanges } from '../../local/deploy-changes';
import { PrintedLines } from './terminal/printed-lines';

const SYNTHESIZED: SynthesizedStack = {
  id: 'Stack',
  stackName: 'Stack',
  dependencies: [],
  templateText: '{}',
  assetDirectory: () => undefined,
};

interface Outcomes {
  /** What becomes of each synthesis. @default - it succeeds */
  readonly synthesize?: () => Promise<SynthesizedStack>;
  /** What becomes of each deployment. @default - it changes something */
  readonly update?: () => Promise<boolean>;
}

/** Deploys a change for each list of files; then it is told to end. @returns what it did in turn, and printed */
async function deploy(changes: readonly string[][], outcomes: Outcomes = {}) {
  const did: string[] = [];
  const output = new PrintedLines();
  const errors = new PrintedLines();
  const end = new AbortController();
  const waiting = [...changes];
  const does = (name: string) => () => {
    did.push(name);
    return Promise.resolve();
  };
  await deployChanges({
    app: {
      prepare: does('prepare'),
      synthesize: async () => {
        did.push('synthesize');
        return (outcomes.synthesize ?? (() => Promise.resolve(SYNTHESIZED)))();
      },
      forgetEarlier: does('forget earlier'),
      forgetLast: does('forget last'),
    },
    run: {
      update: async () => {
        did.push('update');
        return (outcomes.update ?? (() => Promise.resolve(true)))();
      },
    },
    sources: {
      next: () => {
        if (waiting.length === 0) end.abort();
        return Promise.resolve(waiting.shift() ?? []);
      },
    },
    output,
    errors,
    signal: end.signal,
  });
  return { did, printed: output.lines.slice(1), complaints: errors.lines };
}

const CHANGE = ['lib/stack.ts'];

test('what changes is synthesized and deployed, and the next synthesis prepared after it', async () => {
  const { did, printed } = await deploy([CHANGE]);

  expect(did).toEqual(['prepare', 'synthesize', 'update', 'forget earlier', 'prepare']);
  expect(printed).toEqual([
    'lib/stack.ts changed: synthesizing ...',
    expect.stringMatching(/^Deployed after 0[.]\d s[.]$/),
  ]);
});

test('of several files one is named', async () => {
  const { printed } = await deploy([['a.ts', 'b.ts', 'c.ts']]);

  expect(printed[0]).toBe('a.ts and 2 more changed: synthesizing ...');
});

test('a change that makes the same stack is told as such', async () => {
  const { printed } = await deploy([CHANGE], { update: () => Promise.resolve(false) });

  expect(printed[1]).toMatch(/^Nothing in the stack is other than before \(0[.]\d s\)[.]$/);
});

test('what cannot be synthesized leaves all as it is, and the next change is taken', async () => {
  const failing = () => Promise.reject(new UserError('A workflow has no end.'));
  const { did, complaints } = await deploy([CHANGE, CHANGE], { synthesize: failing });

  expect(complaints.slice(0, 2)).toEqual(['A workflow has no end.', 'The stack runs on as it was.']);
  expect(did).toEqual(['prepare', 'synthesize', 'prepare', 'synthesize', 'prepare']);
});

test('what was synthesized and is refused is forgotten', async () => {
  const refusing = () => Promise.reject(new UserError('Stack.Queue cannot be created.'));
  const { did, complaints } = await deploy([CHANGE], { update: refusing });

  expect(complaints).toEqual(['Stack.Queue cannot be created.', 'The stack runs on as it was.']);
  expect(did).toEqual(['prepare', 'synthesize', 'update', 'forget last', 'prepare']);
});

test('a defect ends it', async () => {
  const defect = () => Promise.reject(new TypeError('undefined is not a function'));

  await expect(deploy([CHANGE], { update: defect })).rejects.toThrow('undefined is not a function');
});
