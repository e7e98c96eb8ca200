import { commandThatHandsOn } from '../../../local/command-line/taken-by-npm';

const start = { npm_lifecycle_event: 'start' };

test.each<[NodeJS.ProcessEnv, string[], string | undefined]>([
  [start, [], undefined],
  [start, ['--port', '1'], undefined],
  // Older versions of npm give the option its value, npm 11 does not.
  [{ ...start, npm_config_port: '5500' }, [], 'npm start -- --port 5500'],
  [{ ...start, npm_config_port: 'true' }, ['5500'], 'npm start -- --port 5500'],
  [{ ...start, npm_config_once: 'true' }, [], 'npm start -- --once'],
  [{ ...start, npm_config_call: 'tracing=true' }, [], 'npm start -- -c tracing=true'],
  [{ ...start, npm_config_context: 'true' }, ['tracing=true'], 'npm start -- -c tracing=true'],
  [
    { ...start, npm_config_port: 'true', npm_config_once: 'true', npm_config_context: 'true' },
    ['5500', 'alarmEmail=a b', 'other'],
    "npm start -- --port 5500 --once -c 'alarmEmail=a b' other",
  ],
  [{ npm_lifecycle_event: 'test', npm_config_port: '5500' }, [], undefined],
  [{ npm_config_port: '5500' }, [], undefined],
])('of %j and %j', (environment, passed, command) => {
  expect(commandThatHandsOn(environment, passed)).toBe(command);
});
