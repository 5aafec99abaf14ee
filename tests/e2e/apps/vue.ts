/** The model in Vue, compiled from a template: static parts, fragments and keyed lists as in its own components. */
import { createApp, nextTick, shallowRef } from 'vue';
import type { State } from './model.ts';

const template = `
  <section>
    <h2>{{ title }}</h2>
    <p>{{ rows[0]?.name }} is {{ count }} of {{ rows.length }}</p>
    <p>A mammogram and letrozole stand here for good. <b>HER2</b>-positive too.</p>
    <div><p v-if="isOpen">The <b>{{ title }}</b> is open.</p><template v-else>Closed: {{ title }}</template></div>
    <ul>
      <li v-for="row of rows" :key="row.id">{{ row.before }} <i>{{ row.name }}</i>{{ row.after }}<em v-if="row.note !== null"> {{ row.note }}</em><span v-html="row.html"></span></li>
    </ul>
    <template v-for="row of rows" :key="row.id">{{ row.name }}, </template>
    <textarea :value="draft"></textarea>
    <div contenteditable>{{ draft }}</div>
  </section>`;

export function mountVue(element: Element, initial: State): (state: State) => Promise<void> {
  const state = shallowRef(initial);
  createApp({
    template,
    computed: Object.fromEntries(
      (Object.keys(initial) as (keyof State)[]).map((key) => [key, () => state.value[key]]),
    ),
  }).mount(element);
  return (next) => {
    state.value = next;
    return nextTick();
  };
}
