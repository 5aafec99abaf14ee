/** Cards tell a reader to call at once for the dangers of a closed list only, and in the same words. */
import { describe, expect, it } from 'vitest';
import { loadGlossary } from '../../glossary/load.ts';
import { dangers, urgentFaults } from '../../glossary/urgent.ts';
import { root } from './glossary-on-disk.ts';

const { entries } = loadGlossary(root).glossary;
const CALL = 'Call the cancer team now, day or night.';

describe('urgent', () => {
  it('is on every entry that the closed list names, and on no other', () => {
    const urgent = entries.filter((entry) => entry.urgent).map(({ id }) => id);
    expect([...new Set(dangers.flatMap((danger) => danger.entries))].sort()).toEqual(urgent.sort());
    for (const entry of entries) expect(urgentFaults(entry), entry.id).toEqual([]);
  });

  it.each([
    ['neutropenia', `Fever of 38 °C (100.4 °F) or shaking chills? ${CALL}`],
    ['capecitabine', `Fever of 38 °C (100.4 °F), severe diarrhea, or bad mouth sores? ${CALL}`],
    ['sepsis', `Fever or shaking chills? ${CALL} Confused or hard to wake? Call the emergency number now.`],
    [
      'extravasation',
      `Burning, pain, or swelling at the needle or port? Tell the nurse at once. At home, call the cancer team now, day or night.`,
    ],
  ])('passes on %s', (id, urgent) => expect(urgentFaults({ id, urgent })).toEqual([]));

  it('fails on an entry that is not on the list', () => {
    expect(urgentFaults({ id: 'hot-flashes', urgent: `Fever? ${CALL}` })).toEqual([
      expect.stringContaining('only entries named in glossary/urgent.ts'),
    ]);
  });

  it.each([
    [`Fever or a headache? ${CALL}`, '"a headache" is no sign of "neutropenia'],
    [`Diarrhea? ${CALL}`, '"Diarrhea" is no sign'],
    ['Fever? Call your doctor.', 'after "Fever?" write'],
    ['Fever?', 'after "Fever?" write'],
    [`Watch for fever. ${CALL}`, 'begin with the signs as a question'],
    ['Fever? Tell the nurse at once.', 'must say whom to call'],
  ])('fails on another sign or other words: %s', (urgent, message) => {
    expect(urgentFaults({ id: 'neutropenia', urgent })).toContainEqual(expect.stringContaining(message));
  });
});
