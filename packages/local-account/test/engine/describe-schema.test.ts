import { z } from 'zod';
import { describeSchema } from '../../src/engine/describe-schema';
import { cfnBoolean, cfnNumber, cfnTags, only, refused } from '../../src/engine/property-schemas';

test.each([
  ['any value', z.strictObject({ A: z.string(), B: cfnNumber.default(1) }), [{ path: 'A' }, { path: 'B' }]],
  ['some values', z.strictObject({ A: z.enum(['x', 'y']) }), [{ path: 'A', values: ['x', 'y'] }]],
  ['one value', z.strictObject({ A: only('').optional() }), [{ path: 'A', values: ['""'] }]],
  [
    'one value of a boolean',
    z.strictObject({ A: cfnBoolean.pipe(only(false)) }),
    [{ path: 'A', values: ['false'] }],
  ],
  [
    'words of its own',
    z.strictObject({ A: z.string().describe('a word').optional(), B: z.array(z.string().describe('words')) }),
    [
      { path: 'A', takes: 'a word' },
      { path: 'B', takes: 'words' },
    ],
  ],
  ['no value', z.strictObject({ A: refused('Never mind') }), [{ path: 'A', refused: 'Never mind' }]],
  [
    'properties of its own',
    z.strictObject({ A: z.strictObject({ B: z.string() }).default({ B: '' }) }),
    [{ path: 'A.B' }],
  ],
  [
    'a list',
    z.strictObject({
      A: z.array(z.strictObject({ B: z.string() }).transform(String)),
      C: z.array(z.string()),
    }),
    [{ path: 'A[].B' }, { path: 'C' }],
  ],
  [
    'a map',
    z.strictObject({ A: z.record(z.string(), z.strictObject({ B: z.string() })) }),
    [{ path: 'A.*.B' }],
  ],
  ['tags', z.strictObject({ Tags: cfnTags }), [{ path: 'Tags' }]],
])('describes a property that has %s', (_, schema, described) => {
  expect(describeSchema(schema)).toEqual(described);
});
