import { switchRule } from './switch-rule';

export const enableRule = switchRule('EnableRule', 'ENABLED');
