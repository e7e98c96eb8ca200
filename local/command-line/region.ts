import { NotStarted } from './not-started';

/**
 * The Region that the environment names.
 *
 * @returns us-east-1 where it names none
 * @throws NotStarted for a name that no Region can have: ARNs would be made of it
 */
export function regionOf({ AWS_REGION: region = 'us-east-1' }: NodeJS.ProcessEnv): string {
  if (/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) return region;
  throw new NotStarted(
    `AWS_REGION is "${region}", which is no Region. Set it to one, such as eu-west-1, or unset it for us-east-1.`,
  );
}
