// What cdk.json runs, whatever is on the path: the app, compiled as it is loaded.
require('./require-installation.cjs');
require('ts-node/register');
require('./app.ts');
