import { callAws } from './aws';
import { element, formById, onSubmit } from './elements';

interface Archive {
  readonly ArchiveName: string;
  readonly ArchiveArn: string;
  /** The bus that its events came from, which a replay sends them to again. */
  readonly EventSourceArn: string;
}

/** Offers the archives, and starts a replay of the last minutes of one. */
export async function offerReplay(): Promise<void> {
  const form = formById('replay');
  const archives = await listArchives();
  const select = form.elements.namedItem('archive') as HTMLSelectElement;
  select.append(
    ...archives.map(({ ArchiveName }) => element('option', { value: ArchiveName, textContent: ArchiveName })),
  );
  onSubmit(form, async (data) => {
    const archive = archives.find(({ ArchiveName }) => ArchiveName === data.get('archive'));
    if (!archive) throw new Error('There is no archive.');
    return startReplay(archive, Number(data.get('minutes')));
  });
}

async function listArchives(): Promise<Archive[]> {
  const { Archives } = await callAws<{ Archives: { ArchiveName: string }[] }>(
    'events',
    'AWSEvents.ListArchives',
    {},
  );
  return Promise.all(
    Archives.map(({ ArchiveName }) =>
      callAws<Archive>('events', 'AWSEvents.DescribeArchive', { ArchiveName }),
    ),
  );
}

async function startReplay({ ArchiveArn, EventSourceArn }: Archive, minutes: number): Promise<string> {
  const now = (await timeOfRun()) / 1000;
  // The random part: a clock that is moved by hand stands still between two replays.
  const ReplayName = `console-${Math.floor(now)}-${Math.random().toString(36).slice(2, 8)}`;
  await callAws('events', 'AWSEvents.StartReplay', {
    ReplayName,
    EventSourceArn: ArchiveArn,
    EventStartTime: now - minutes * 60,
    EventEndTime: now,
    Destination: { Arn: EventSourceArn },
  });
  return `${ReplayName} has started.`;
}

/** In milliseconds since the epoch: the events have the time of the run's clock, which need not be the browser's. */
async function timeOfRun(): Promise<number> {
  const { now } = (await (await fetch('clock')).json()) as { now: string };
  return Date.parse(now);
}
