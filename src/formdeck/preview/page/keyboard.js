/** What keys do; the help is made from the same table. */

import { make, part } from './dom.js';
import { words } from './words.js';

const WRITING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** `actions` by name; each is called without arguments. */
export function listen(actions) {
  const bound = {
    j: actions.next, n: actions.next, PageDown: actions.next,
    k: actions.previous, p: actions.previous, PageUp: actions.previous,
    Home: actions.first, End: actions.last,
    '/': actions.search, e: actions.nextFinding, l: actions.list, t: actions.outline, f: actions.follow,
    d: actions.dark,
    '+': actions.larger, '=': actions.larger, ';': actions.larger, '-': actions.smaller, 0: actions.fitWidth,
    o: actions.open, y: actions.copy, '?': showHelp, Escape: actions.escape,
  };
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const isSearch = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isBusy(event.target);
    const act = isSearch ? actions.search : isPlain ? bound[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  });
  part('help-button').addEventListener('click', showHelp);
  part('help-close').addEventListener('click', () => part('help').close());
  part('help').addEventListener('click', (event) => event.target === part('help') && part('help').close());
}

/** Whether keys belong to what has the focus, or to a dialog. */
const isBusy = (target) => part('help').open || target.matches?.(WRITING);

function showHelp() {
  const { keys } = words;
  const rows = [
    [['j', 'n', 'PageDown'], keys.next], [['k', 'p', 'PageUp'], keys.previous], [['Home', 'End'], keys.ends],
    [['/', 'Ctrl K'], keys.search], [['e'], keys.finding], [['l'], keys.list], [['t'], keys.outline],
    [['f'], keys.follow],
    [['d'], keys.dark], [['+', '−', '0'], keys.zoom], [['o'], keys.open], [['y'], keys.copy], [['?'], keys.help],
    [[keys.clickName], keys.click], [[keys.copyClickName], keys.copyClick],
  ];
  part('help-keys').replaceChildren(
    ...rows.map(([names, meaning]) =>
      make('div', {}, make('dt', {}, ...names.map((name) => make('kbd', {}, name))), make('dd', {}, meaning)),
    ),
  );
  part('help').showModal();
}
