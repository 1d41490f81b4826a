import { expect, it } from 'vitest';
import { Outbox } from './outbox';

function storage(): Storage {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  } as unknown as Storage;
}

it('an answer keeps its name over a reload, until it is taken', () => {
  const kept = storage();
  const { responseId } = new Outbox('s', kept).post('My answer.');
  const reloaded = new Outbox('s', kept);
  expect(reloaded.pending).toEqual({ responseId, text: 'My answer.' });
  reloaded.taken();
  expect(new Outbox('s', kept).pending).toBeUndefined();
});

it('what was refused is a text again, with what was written since', () => {
  const outbox = new Outbox('s', storage());
  outbox.post('First.');
  outbox.draft = 'Second.';
  expect(outbox.refused()).toBe('First.\nSecond.');
  expect(outbox.draft).toBe('First.\nSecond.');
  expect(outbox.pending).toBeUndefined();
});

it('one interview knows nothing of another', () => {
  const kept = storage();
  new Outbox('a', kept).draft = 'x';
  expect(new Outbox('b', kept).draft).toBe('');
});
