import { join } from 'node:path';

/**
 * For the environment of the CDK's command: the app that the scenarios run in, in the place of the project's own, which is the team's
 * that it belongs to.
 */
export const APP_OF_TESTS = { CDK_APP: `node --import tsx ${join(__dirname, 'app.ts')}` };
