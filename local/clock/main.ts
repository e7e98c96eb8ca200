import { runInTerminal } from '../control/control-command';
import { clockCommand } from './clock-command';

void runInTerminal(clockCommand);
