import { z } from 'zod';
import { cfnBoolean } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import { functionReference } from '../function/function-name';
import { permissionInput } from '../operations/permission-input';
import { addStatement } from '../policy/add-statement';
import type { LambdaPorts } from '../ports';

export const lambdaPermission = resourceType({
  type: 'AWS::Lambda::Permission',
  properties: z.strictObject({
    ...permissionInput,
    FunctionName: z.string(),
    InvokedViaFunctionUrl: cfnBoolean.optional(),
  }),
  create: ({ FunctionName, ...permission }, ports: LambdaPorts, { physicalName }) => {
    const reference = functionReference(ports.account, { FunctionName });
    addStatement(ports, reference, physicalName, permission);
    return {
      ref: physicalName,
      attributes: { Id: physicalName },
      delete: () => void ports.policies.removeStatement(reference.functionArn, physicalName),
    };
  },
});
