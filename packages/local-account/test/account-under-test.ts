import type { StackView } from '../src/engine/stacks/stack-view';
import { LocalAccount } from '../src/local-account';
import type { LocalAccountProps } from '../src/local-account-props';

/** An account of a test: nothing listens at its address. */
export function accountUnderTest(props: Partial<LocalAccountProps> = {}): LocalAccount {
  return new LocalAccount({ endpointUrl: 'http://127.0.0.1:4566', region: 'us-east-1', ...props });
}

/** Deploys a template without assets. */
export function deployTemplate(
  account: LocalAccount,
  template: object,
  stackName = 'Test',
): Promise<StackView> {
  return account.deploy({
    stackName,
    templateText: JSON.stringify(template),
    assetDirectory: () => undefined,
  });
}
