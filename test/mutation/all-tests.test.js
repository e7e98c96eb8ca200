const { readdirSync } = require('node:fs');
const { join } = require('node:path');

// One file, so that what all tests need is loaded once a mutant, and not once a test file. `PART` is one of parts.mjs.
const { tests, without } = PART;
const folder = join(__dirname, '../..', tests);
const files = readdirSync(folder, { recursive: true }).filter(
  (file) => file.endsWith('.ts') && !without.some((name) => file.startsWith(name)),
);
const isTest = (file) => file.endsWith('.test.ts');

// The hooks of a helper are for every test, and not for those of the first file that imports it.
for (const file of files.filter((name) => !isTest(name))) require(join(folder, file));

for (const file of files.filter(isTest)) {
  describe(file, () => {
    require(join(folder, file));
  });
}
