import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8');

test('CI runs .ci/run and nothing else, on every major version of Node.js that is supported', () => {
  const workflow = read('.github/workflows/ci.yml');
  expect([...workflow.matchAll(/^ +- run: (.*)$/gm)].map(([, command]) => command)).toEqual(['.ci/run']);
  expect(workflow).toContain('node: [20, 22, 24]');
  accessSync(join(__dirname, '../../.ci/run'), constants.X_OK);
});

test('CI may only read the repository', () => {
  expect(read('.github/workflows/ci.yml')).toMatch(/^permissions:\n {2}contents: read\n\n/m);
});

describe('Dependabot', () => {
  const dependabot = read('.github/dependabot.yml');
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;

  test('updates the pipes packages together', () => {
    const [, group = ''] = /^ {6}pipes:\n {8}patterns:\n((?: {10}- .*\n)+)/m.exec(dependabot) ?? [];
    const grouped = [...group.matchAll(/- '(.*)'/g)].map(([, name]) => name);
    const pipes = Object.keys(dependencies).filter((name) => name.includes('-pipes-'));
    expect(pipes).toHaveLength(3);
    expect(grouped.sort()).toEqual(pipes.sort());
  });

  test.each([
    ['aws-cdk', '>=3'],
    ['typescript', '>=7'],
    ['@types/node', '>=21'],
    ['commander', '>=15'],
    ['concurrently', '>=10'],
    ['dependency-cruiser', '>=18'],
  ])('leaves out %s %s', (name, versions) => {
    expect({ ...dependencies, ...devDependencies }).toHaveProperty([name]);
    expect(dependabot).toMatch(
      new RegExp(`- dependency-name: '?${name}'?\n +versions: \\['${versions}'\\]\n`),
    );
  });
});
