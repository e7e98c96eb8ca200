import { LogPage } from '../../../src/services/logs/operations/log-page';

const eventOf = (message: string) => ({
  eventId: '',
  timestamp: 0,
  number: 0,
  ingestionTime: 0,
  logStreamName: 's',
  message,
});

test('a page ends before it grows too large, and has one event at least', () => {
  const large = 'x'.repeat(600_000);
  const page = new LogPage(10);
  expect([page.add(eventOf(large)), page.add(eventOf('small')), page.add(eventOf(large))]).toEqual([
    true,
    true,
    false,
  ]);
  expect(new LogPage(10).add(eventOf('x'.repeat(2_000_000)))).toBe(true);
});

test('a page has no more events than were asked for', () => {
  const page = new LogPage(1);
  expect([page.add(eventOf('a')), page.add(eventOf('b'))]).toEqual([true, false]);
});
