#!/usr/bin/env node
// The program `pipeline`, compiled as it is loaded.
require('../bin/require-installation.cjs');
require('tsx/cjs');
require('./main.ts');
