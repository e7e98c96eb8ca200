import { z } from 'zod';
import { operation } from '../../../wire/operation';
import { withoutQualifier } from '../function/function-name';
import type { LambdaPorts } from '../ports';
import { aliasNameInput, withAlias } from './alias-input';

export const deleteAlias = operation({
  name: 'DeleteAlias',
  http: { method: 'DELETE', path: '/2015-03-31/functions/{FunctionName}/aliases/{Name}', success: 204 },
  input: ({ account }: LambdaPorts) => z.object(aliasNameInput).transform(withAlias(account)),
  authorize: ({ reference }) => withoutQualifier(reference).functionArn,
  // One that there is not is deleted as well (recorded on AWS).
  run: ({ name, reference }, { functions, policies }: LambdaPorts) => {
    functions.lookUp(reference)?.deleteAlias(name);
    policies.delete(reference.functionArn);
    return {};
  },
});
