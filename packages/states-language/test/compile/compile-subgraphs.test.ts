import { only, problemsOf, processor, type RefusedCase } from './problems-of';

const DISTRIBUTED_FIELDS = [
  ...[
    'ItemReader',
    'ItemBatcher',
    'ResultWriter',
    'ToleratedFailureCount',
    'ToleratedFailurePercentage',
    'Label',
  ],
];

const map = (fields: object) => only({ Type: 'Map', End: true, ...fields });

const REFUSED: RefusedCase[] = [
  [
    'what belongs to a Distributed Map',
    map({
      ...Object.fromEntries(DISTRIBUTED_FIELDS.map((field) => [field, 1])),
      ItemProcessor: { ...processor(), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
    }),
    [
      ...DISTRIBUTED_FIELDS.map(
        (field) =>
          `NOT_SUPPORTED: State 'X' has ${field}, which belongs to a Distributed Map; only inline Map states can run here at /States/X/${field}`,
      ),
      "SCHEMA_VALIDATION_FAILED: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/X/ItemProcessor/ProcessorConfig/Mode",
    ],
  ],
  [
    'an execution type of an inline processor',
    map({ Iterator: { ...processor(), ProcessorConfig: { Mode: 'INLINE', ExecutionType: 'EXPRESS' } } }),
    [
      "SCHEMA_VALIDATION_FAILED: Field 'ExecutionType' is not supported at /States/X/Iterator/ProcessorConfig",
    ],
  ],
  [
    'a Map without processor',
    map({}),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/X',
    ],
  ],
  [
    'a Map with two',
    map({ ItemProcessor: processor(), Iterator: processor() }),
    [
      'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [ItemProcessor, Iterator] at /States/X',
    ],
  ],
  [
    'a QueryLanguage on a processor',
    map({ ItemProcessor: { ...processor(), QueryLanguage: 'JSONata' } }),
    ["SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/X/ItemProcessor"],
  ],
  [
    'a branch that is none',
    only({ Type: 'Parallel', Branches: [processor(), { States: {} }], End: true }),
    ['SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /States/X/Branches[1]'],
  ],
  ...[
    { Type: 'Parallel', Branches: [processor()] },
    { Type: 'Map', ItemProcessor: processor() },
  ].map((state): RefusedCase => [
    `a ${state.Type} without Next and End`,
    only(state),
    [
      'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Next, End] at /States/X',
    ],
  ]),
];

it.each(REFUSED)('%s: refused', (_name, definition, problems) => {
  expect(problemsOf(definition)).toEqual(problems);
});

it('an inline processor may say that it is inline', () => {
  const ItemProcessor = { ...processor(), ProcessorConfig: { Mode: 'INLINE' } };
  expect(problemsOf(map({ ItemProcessor }))).toEqual([]);
});
