import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { servedAccount } from '../served-account';

test('there are no events', async () => {
  await using world = await servedAccount({ Queue: { Type: 'AWS::SQS::Queue' } });
  const cloudTrail = new CloudTrailClient(world.settings);
  const given = { StartTime: new Date(0), EndTime: new Date(), MaxResults: 50 };
  await expect(cloudTrail.send(new LookupEventsCommand(given))).resolves.toMatchObject({ Events: [] });
});
