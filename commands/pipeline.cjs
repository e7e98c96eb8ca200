#!/usr/bin/env node
// The program `pipeline`.
require('../bin/require-installation.cjs');
const { runBundled } = require('../bin/run-bundled.cjs');

void runBundled('commands/main.ts');
