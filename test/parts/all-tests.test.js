const { join } = require('node:path');

// Many test files as one, so that what they need is loaded once, and not once a file. `FILES` says which.
for (const file of FILES) {
  describe(file, () => {
    require(join(__dirname, '../..', file));
  });
}
