import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const PROJECT = join(__dirname, '../..');

/** Below these, and in the project's own folder, are the pages that people read. */
const FOLDERS = ['.', 'docs', 'docs/decisions', ...foldersIn('packages'), ...foldersIn('examples')];

function foldersIn(parent: string): string[] {
  return readdirSync(join(PROJECT, parent)).map((name) => `${parent}/${name}`);
}

const pages = FOLDERS.flatMap((folder) =>
  readdirSync(join(PROJECT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(PROJECT, folder, name)),
);

const textOf = (page: string) => readFileSync(page, 'utf8');

/** The anchors of a page's headings, as hosts of repositories make them. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What links of a page lead to nothing. */
function brokenLinksOf(page: string): string[] {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && statSync(target).isFile() && !anchorsOf(target).includes(anchor);
  });
}

/** What a page names in code as a file or a folder of the project, and is none. Changes of the past name what was there then. */
function missingPathsOf(page: string): string[] {
  if (page.endsWith('CHANGELOG.md')) return [];
  const named = [
    ...textOf(page).matchAll(/`((?:bin|lib|lambda|local|packages|examples|test|docs)\/[\w./-]*)`/g),
  ];
  return named
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(PROJECT, path)) && !existsSync(join(dirname(page), path)));
}

const named = pages.map((page) => [relative(PROJECT, page), page] as const);

test.each(named)('%s leads nowhere that is not there', (_, page) => {
  expect(brokenLinksOf(page)).toEqual([]);
});

test.each(named)('%s names no file or folder that is not there', (_, page) => {
  expect(missingPathsOf(page)).toEqual([]);
});

test('the pages are found', () => {
  const names = named.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['README.md', 'docs/guarantee.md', 'packages/iam-policy/README.md']),
  );
});

test('the README is short', () => {
  expect(statSync(join(PROJECT, 'README.md')).size).toBeLessThanOrEqual(8 * 1024);
});
