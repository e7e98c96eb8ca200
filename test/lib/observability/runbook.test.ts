import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesizePipeline } from '../synthesized-stack';
import { type AlarmProperties, alarmsOf } from './alarms-under-test';

const runbook = readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8');
const sections = runbook.split(/^## /m).slice(1);
const sectionOf = (anchor: string) =>
  sections.find((section) => section.split('\n')[0]!.toLowerCase().replaceAll(' ', '-') === anchor);

let alarms: Record<string, AlarmProperties>;

beforeAll(() => {
  // Encrypted, there is one alarm more.
  alarms = alarmsOf(synthesizePipeline({ encryption: 'customer-managed' }));
});

test('each alarm says what has happened, and the section of the runbook that it names, names it', () => {
  for (const [name, { AlarmDescription }] of Object.entries(alarms)) {
    const [, happened, anchor = ''] =
      /^(\S.{20,}\.) What to do: docs\/operations\.md#([a-z-]+)$/.exec(AlarmDescription) ?? [];
    expect({ name, happened }).toEqual({ name, happened: expect.any(String) as string });
    expect(sectionOf(anchor)).toMatch(new RegExp(`^_Alarms?\\b[^_]*\\b${name}\\b`, 'm'));
  }
});

test('the runbook names no alarm that does not exist', () => {
  const named = [...runbook.matchAll(/^_Alarms? ([^_:.]*)/gm)].flatMap(([, names = '']) => names.split(', '));
  expect(named.sort()).toEqual(Object.keys(alarms).sort());
});
