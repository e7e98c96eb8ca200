/** The longest name that common file systems take, in bytes. */
const LONGEST_NAME_BYTES = 255;

/** The longest path: less than Linux's 4,096 bytes by what the folder itself may take. */
const LONGEST_PATH_BYTES = 3072;

/**
 * Tells whether files and folders can be written below a folder.
 *
 * @param paths those of folders end in `/`
 * @returns why not; undefined if they can
 */
export function checkFileTree(paths: readonly string[]): string | undefined {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const fault = faultOf(path);
    if (fault !== undefined) return `The path ${path} ${fault}.`;
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    parts.forEach((_, index) => {
      const isFile = index === parts.length - 1 && !path.endsWith('/');
      (isFile ? files : folders).add(parts.slice(0, index + 1).join('/'));
    });
  }
  const both = [...files].find((path) => folders.has(path));
  return both === undefined ? undefined : `There is a file and a folder ${both}.`;
}

function faultOf(path: string): string | undefined {
  const parts = path.split('/');
  if (path.startsWith('/') || path.includes('\\') || path.includes('\0') || parts.includes('..')) {
    return 'leads out of the directory';
  }
  if (parts.every((part) => part === '' || part === '.')) return 'names nothing';
  if (Buffer.byteLength(path) > LONGEST_PATH_BYTES) return 'is too long';
  return parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME_BYTES)
    ? 'has a name that is too long'
    : undefined;
}
