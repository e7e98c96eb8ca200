import { runInTerminal } from '../control/control-command';
import { faultCommand } from './fault-command';

void runInTerminal(faultCommand);
