import { switchRule } from './switch-rule';

export const disableRule = switchRule('DisableRule', 'DISABLED');
