/** What frames may answer: it comes out of web pages, if out of our own world in them. */
import * as v from 'valibot';

const number = v.pipe(v.number(), v.integer());
const index = v.pipe(number, v.minValue(0), v.maxValue(100_000));

const itemSchema = v.union([
  v.object({ id: number, entries: v.pipe(v.array(index), v.minLength(1), v.maxLength(20)) }),
  v.object({ frame: number }),
]);

export const listedSchema = v.nullable(
  v.union([
    v.literal('same'),
    v.object({
      version: number,
      path: v.pipe(v.array(number), v.maxLength(100)),
      items: v.pipe(v.array(itemSchema), v.maxLength(200_000)),
    }),
  ]),
);

const text = v.pipe(v.string(), v.maxLength(2000));

export const surroundingsSchema = v.nullable(v.object({ before: text, text, after: text }));
