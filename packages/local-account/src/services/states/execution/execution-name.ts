import { AwsError } from '../../../errors/aws-error';

/** @throws AwsError `InvalidName` */
export function checkName(name: string): void {
  // Step Functions refuses white space, brackets, wildcards and some others: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
  if (name.length < 1 || name.length > 80 || /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
}
