import type { AccountPorts } from '../../account-ports';
import { acceptedType } from '../../engine/accepted-type';
import { createService, type Service } from '../../service';

/** AWS Budgets, which is not run: nothing here costs anything. */
export function budgetsService(account: AccountPorts): Service {
  return createService(account, {
    name: 'budgets',
    ports: {},
    accepted: [
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-budgets-budget.html
      acceptedType('AWS::Budgets::Budget', 'nothing costs anything locally', ({ physicalName, text }) => {
        const budgetName = text('Budget', 'BudgetName') ?? physicalName;
        return { ref: budgetName, attributes: { Id: budgetName } };
      }),
    ],
  });
}
