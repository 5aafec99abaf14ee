/** The parts of the card that need no document. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestPart } from '../../components/CardFrame.tsx';
import { syllables } from '../../components/Say.tsx';
import { localVoice } from '../../components/speech.ts';
import { shownStep, startTrail, walk } from '../../components/trail.ts';
import type { CardEntry } from '../../glossary/entry.ts';
import { kinds } from '../../glossary/kinds.ts';
import messages from '../../public/_locales/en/messages.json';

describe('how to say a word', () => {
  const stressed = (say: string) => syllables(say).flatMap((piece) => (piece.stressed ? [piece.text] : []));

  test('capitals carry the stress', () => {
    expect(stressed('uh-ROH-muh-tays in-HIB-ih-ter')).toEqual(['ROH', 'HIB']);
    expect(stressed('her-TOO')).toEqual(['TOO']);
    expect(stressed('Tee-dee-ex-dee')).toEqual([]);
  });

  test('the pieces make up the whole', () => {
    fc.assert(
      fc.property(
        fc.string(),
        (say) =>
          syllables(say)
            .map(({ text }) => text)
            .join('') === say,
      ),
    );
  });
});

describe('the voice that reads aloud', () => {
  const voice = (name: string, lang: string, localService: boolean, isDefault = false) =>
    ({ name, lang, localService, default: isDefault, voiceURI: name }) satisfies SpeechSynthesisVoice;

  test.for([
    ['a local voice of the language', [voice('a', 'es-ES', true), voice('b', 'en-US', true)], 'b'],
    ['the default one before others', [voice('a', 'en-US', true), voice('b', 'en-GB', true, true)], 'b'],
    ['a language written with an underscore', [voice('a', 'en_US', true)], 'a'],
    ['never one that asks a server', [voice('a', 'en-US', false, true)], undefined],
    ['never one of another language', [voice('a', 'enm', true)], undefined],
  ] as const)('%s', ([, voices, expected]) => expect(localVoice('en', voices)?.name).toBe(expected));

  test('the one the reader chose, if it is local and speaks the language', () => {
    const voices = [voice('a', 'en-US', true, true), voice('b', 'en-GB', true), voice('c', 'en-AU', false)];
    expect(localVoice('en', voices, 'b')?.name).toBe('b');
    expect(localVoice('en', voices, 'c')?.name).toBe('a');
    expect(localVoice('en', voices, 'gone')?.name).toBe('a');
  });
});

test('the longest part of a name is what no line can break', () => {
  expect(longestPart('HER2-positive breast cancer')).toBe(8);
  expect(longestPart('')).toBe(0);
});

describe('the trail', () => {
  const entry = (id: string): CardEntry => ({
    id,
    term: id,
    kind: 'body',
    plain: '',
    see: [],
    sources: { documents: [], checked: [] },
  });
  const ids = (trail: ReturnType<typeof startTrail>) => shownStep(trail).entries.map(({ id }) => id);

  test('goes back the way it came, to where the reader had scrolled and what was pressed', () => {
    let trail = startTrail([entry('a'), entry('b')]);
    trail = walk(trail, { type: 'open', entry: entry('c'), scrollTop: 70 });
    trail = walk(trail, { type: 'open', entry: entry('d'), scrollTop: 0 });
    expect(ids(trail)).toEqual(['d']);
    trail = walk(trail, { type: 'back' });
    expect(ids(trail)).toEqual(['c']);
    trail = walk(trail, { type: 'back' });
    expect(ids(trail)).toEqual(['a', 'b']);
    expect(shownStep(trail)).toMatchObject({ scrollTop: 70, left: 'c' });
    expect(ids(walk(trail, { type: 'back' }))).toEqual(['a', 'b']);
  });

  test('unfolds and folds; what was revealed stays revealed', () => {
    let trail = walk(startTrail([entry('a')]), { type: 'unfold', id: 'a' });
    trail = walk(trail, { type: 'reveal', id: 'a' });
    expect([trail.unfolded.has('a'), trail.revealed.has('a')]).toEqual([true, true]);
    trail = walk(trail, { type: 'unfold', id: 'a' });
    expect([trail.unfolded.has('a'), trail.revealed.has('a')]).toEqual([false, true]);
  });
});

test('every kind of words has its name among the messages, the same as in the glossary', () => {
  const texts = messages as Record<string, { message: string } | undefined>;
  for (const [kind, name] of Object.entries(kinds)) {
    expect(texts[`card_kind_${kind.replace('-', '_')}`]?.message, kind).toBe(name);
  }
});
