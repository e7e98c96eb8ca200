const { readdirSync } = require('node:fs');
const { join } = require('node:path');

// One file, so that what all tests need is loaded once a mutant, and not once a test file. `PART` is the part's, of parts.mjs.
const { tests, without } = PART;
const folder = join(__dirname, '../..', tests);

for (const file of readdirSync(folder, { recursive: true })) {
  const isLeftOut = without.some((name) => file.startsWith(name));
  if (!file.endsWith('.test.ts') || isLeftOut) continue;
  describe(file, () => {
    require(join(folder, file));
  });
}
