import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { withoutQualifier } from '../function/function-name';
import { aliasNotFound } from '../function/function-not-found';
import type { LambdaPorts } from '../ports';
import { aliasNameInput, withAlias } from './alias-input';
import { describeAlias } from './describe-alias';

export const getAlias = operation({
  name: 'GetAlias',
  http: { method: 'GET', path: '/2015-03-31/functions/{FunctionName}/aliases/{Name}' },
  input: ({ account }: LambdaPorts) => z.object(aliasNameInput).transform(withAlias(account)),
  authorize: ({ reference }) => withoutQualifier(reference).functionArn,
  run: ({ name, reference }, { functions }: LambdaPorts) => {
    const versioned = functions.lookUp(reference);
    const alias = versioned?.alias(name);
    if (!versioned || !alias) throw aliasNotFound(reference.functionArn);
    return describeAlias(versioned, alias);
  },
});
