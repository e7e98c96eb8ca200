const { readdirSync } = require('node:fs');
const { join, sep } = require('node:path');

// Many test files as one, so that what they need is loaded once, and not once a file. `PART` says which.
const { folders, without } = PART;
const PROJECT = join(__dirname, '../..');

const files = folders
  .flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !without.some((other) => file.startsWith(other + sep)));
const isTest = (file) => file.endsWith('.test.ts') && !file.endsWith('.e2e.test.ts');
const isHelper = (file) => !isTest(file) && !file.includes('.e2e.');

// The hooks of a helper are for every test, and not for those of the first file that imports it.
for (const file of files.filter(isHelper)) require(join(PROJECT, file));

for (const file of files.filter(isTest)) {
  describe(file, () => {
    require(join(PROJECT, file));
  });
}
