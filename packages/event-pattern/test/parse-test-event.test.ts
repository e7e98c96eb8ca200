import { InvalidEventError, parseTestEvent } from '../src';

const complete = {
  id: '1',
  account: '111122223333',
  source: 'shop',
  time: '2026-01-02T03:04:05Z',
  region: 'eu-north-1',
  'detail-type': 'Sale',
};

function check(event: unknown): () => void {
  return () => {
    parseTestEvent(JSON.stringify(event));
  };
}

it('takes an event without version, resources and detail', () => {
  expect(check(complete)).not.toThrow();
});

it.each(Object.keys(complete))('refuses an event without %s', (name) => {
  const event = Object.fromEntries(Object.entries(complete).filter(([member]) => member !== name));
  expect(check(event)).toThrow(new InvalidEventError());
});

it('refuses with the code and the message of AWS', () => {
  expect(new InvalidEventError()).toMatchObject({
    code: 'ValidationException',
    message: 'Parameter Event is not valid.',
  });
});

it.each([[['text']], ['text'], [null]])('refuses %j', (event) => {
  expect(check(event)).toThrow('Parameter Event is not valid.');
});

it('refuses what is not JSON', () => {
  expect(() => {
    parseTestEvent('plain text');
  }).toThrow('Parameter Event is not valid.');
});
