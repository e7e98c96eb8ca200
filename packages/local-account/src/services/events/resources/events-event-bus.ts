import { z } from 'zod';
import { keyArnProperty } from '../../../access/key-use';
import { resourceAlreadyExists } from '../../../engine/already-exists';
import { cfnTags } from '../../../engine/property-schemas';
import { resourceType } from '../../../engine/resource-type';
import type { EventBus, EventBusSettings } from '../bus/event-bus';
import { checkNewTags, replacedTags } from '../operations/resource-tags';
import type { EventsPorts } from '../ports';

const TYPE = 'AWS::Events::EventBus';

const properties = z.strictObject({
  Name: z.string().max(256),
  Description: z.string().max(512).optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  KmsKeyIdentifier: keyArnProperty.optional(),
  Tags: cfnTags.default([]),
});

export const eventsEventBus = resourceType({
  type: TYPE,
  properties,
  create: (given, { buses }: EventsPorts) => {
    let { Tags: tags } = given;
    if (buses.all().some(({ name }) => name === given.Name)) throw resourceAlreadyExists(TYPE, given.Name);
    checkNewTags(tags);
    const { name, arn } = buses.create({ name: given.Name, ...settingsOf(given), tags });
    return {
      ref: name,
      attributes: { Arn: arn, Name: name },
      update: (changed) => {
        const replaced = replacedTags(buses.bus(name).tags, tags, changed.Tags);
        const bus = buses.update(name, settingsOf(changed));
        bus.tags = replaced;
        tags = changed.Tags;
      },
      describe: () => describe(buses.find(name)),
      delete: () => buses.delete(name),
    };
  },
});

function describe(bus: EventBus | undefined) {
  return (
    bus && {
      Name: bus.name,
      Description: bus.settings.description,
      DeadLetterConfig: bus.settings.deadLetterConfig,
      KmsKeyIdentifier: bus.settings.kmsKeyArn,
      Tags: bus.tags,
    }
  );
}

function settingsOf({
  Description: description,
  DeadLetterConfig: deadLetterConfig,
  KmsKeyIdentifier: kmsKeyArn,
}: z.output<typeof properties>): EventBusSettings {
  return { description, deadLetterConfig, kmsKeyArn };
}
