/** Where words are explained: the two modes, and the list of sites of the one in force. */
import { useId, useState } from 'preact/hooks';
import { Choice } from '../../components/Choice.tsx';
import { type MessageKey, t } from '../../components/text.ts';
import { FILES, type Mode, type SiteChoice } from '../../settings/site.ts';
import type { TypedProblem } from '../../settings/typed-site.ts';
import type { Options as Actions, ListedSite, State } from './options.ts';

const PROBLEMS: Record<TypedProblem | 'listed', MessageKey> = {
  empty: 'options_site_empty',
  'not-a-site': 'options_site_wrong',
  suffix: 'options_site_suffix',
  listed: 'options_site_listed',
};

/** From this many sites on there is a search. */
const MANY = 6;

const nameOf = (site: string): string => (site === FILES ? t('popup_site_files') : site);

export function SitesSection({ state, mode, actions }: { state: State; mode: Mode; actions: Actions }) {
  const { sites, otherSites } = state;
  const [search, setSearch] = useState('');
  const shown = sites.filter(({ site }) => nameOf(site).toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <section>
      <h2>{t('options_sites')}</h2>
      <div class="panel">
        <Choice
          label={t('options_mode')}
          hint={t('options_mode_hint')}
          options={[
            { value: 'except', label: t('options_mode_except') },
            { value: 'only', label: t('options_mode_only') },
          ]}
          value={mode}
          onChoose={(mode) => actions.change({ mode })}
        />
        <AddSite add={actions.addSite} />
        {sites.length >= MANY && <SearchSites value={search} onSearch={setSearch} found={shown.length} />}
        {sites.length === 0 && (
          <p class="list-empty">{t(mode === 'only' ? 'options_sites_none_only' : 'options_sites_none')}</p>
        )}
        {sites.length > 0 && (
          <ul class="list" aria-label={t('options_sites_list')}>
            {shown.map((one) => (
              <SiteRow key={one.site} {...one} actions={actions} />
            ))}
          </ul>
        )}
        {otherSites > 0 && (
          <p class="panel-text field-hint">
            {otherSites === 1
              ? t('options_sites_other_one')
              : t('options_sites_other_many', String(otherSites))}
          </p>
        )}
      </div>
    </section>
  );
}

function AddSite({ add }: { add: Actions['addSite'] }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<TypedProblem | 'listed' | null>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = await add(typed);
    setProblem(wrong);
    if (wrong === null) setTyped('');
  };
  return (
    <form class="field" onSubmit={submit} novalidate>
      <label for={id}>{t('options_site_add')}</label>
      <p id={`${id}-hint`} class="field-hint">
        {t('options_site_add_hint')}
      </p>
      <div class="list-add">
        <input
          id={id}
          class="list-typed"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellcheck={false}
          maxLength={400}
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-hint ${id}-problem`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <button type="submit" class="button">
          {t('options_site_add_button')}
        </button>
      </div>
      <p id={`${id}-problem`} class="field-problem" role="alert">
        {problem && t(PROBLEMS[problem])}
      </p>
    </form>
  );
}

interface SearchProps {
  value: string;
  onSearch: (text: string) => void;
  found: number;
}

function SearchSites({ value, onSearch, found }: SearchProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('options_site_search')}</label>
      <p class="field-hint" role="status">
        {t('options_site_search_hint', String(found))}
      </p>
      <input id={id} type="search" value={value} onInput={(event) => onSearch(event.currentTarget.value)} />
    </div>
  );
}

function SiteRow({ site, choice, actions }: ListedSite & { actions: Actions }) {
  const name = nameOf(site);
  return (
    <li class="list-row">
      <span class="list-name">{name}</span>
      <select
        aria-label={t('options_site_choice', name)}
        value={choice}
        onChange={(event) => actions.setSite(site, event.currentTarget.value as SiteChoice)}
      >
        <option value="off">{t('options_site_off')}</option>
        <option value="on">{t('options_site_on')}</option>
      </select>
      <button
        type="button"
        class="list-remove"
        aria-label={t('options_remove_named', name)}
        onClick={() => actions.removeSite(site)}
      >
        {t('options_remove')}
      </button>
    </li>
  );
}
