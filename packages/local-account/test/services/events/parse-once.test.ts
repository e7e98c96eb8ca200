import * as jsonc from 'jsonc-parser';
import { parseJsonPath } from '../../../src/input-transformation/json-path';
import { inputOfPath } from '../../../src/services/events/delivery/target-input';
import { Fixture } from './fixture';

afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  ['as JSON.stringify writes it', { visits: 0, x: '1' }],
  ['in a spelling of its own', { visits: 1, x: '1.0' }],
])(
  'a detail %s is parsed once for all rules, archives, targets and the workflow',
  async (_, { visits, x }) => {
    const identify = jest.fn(() => ({}));
    const fixture = new Fixture({ identify });
    fixture.ports.archives.create('a', fixture.bus, {
      retentionDays: 1,
      eventPattern: '{"detail":{"n":[1]}}',
    });
    fixture.rule('whole');
    fixture.rule('spelled', {}, '{"detail":{"large":[12345678901]}}');
    fixture.rule('part', { input: inputOfPath(parseJsonPath('$.detail.items[*].x')!) });
    const visit = jest.spyOn(jsonc, 'visit');
    const createScanner = jest.spyOn(jsonc, 'createScanner');
    const parse = jest.spyOn(JSON, 'parse');

    await fixture.put({
      Detail: `{"n":1,"large":12345678901,"items":[{"x":${x}}]}`,
      transaction: { id: 'known' },
    });

    expect(visit).toHaveBeenCalledTimes(visits);
    expect(createScanner).not.toHaveBeenCalled();
    expect(parse).toHaveBeenCalledTimes(1);
    expect(identify).not.toHaveBeenCalled();
    expect(fixture.invocations.map(({ value }) => value)).toEqual([
      expect.objectContaining({ detail: { n: 1, large: 12345678901, items: [{ x: 1 }] } }),
      expect.objectContaining({ detail: { n: 1, large: 12345678901, items: [{ x: 1 }] } }),
      [1],
    ]);
    expect(await fixture.ports.archives.archive('a').contents()).toMatchObject({ count: 1 });
    fixture.stop();
  },
);
