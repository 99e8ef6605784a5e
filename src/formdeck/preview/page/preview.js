/** START HERE: what the server says, and what the reader wishes, goes to the pages, the page list and the findings. */

import { Connection } from './connection.js';
import { make, part } from './dom.js';
import { bannerHead, Findings, withCode } from './findings.js';
import { listen } from './keyboard.js';
import { Outline } from './outline.js';
import { Pages } from './pages.js';
import { placeAt, reach, say, wantsCopy } from './places.js';
import { choose, setting, whenSet } from './settings.js';
import { plain } from './titles.js';
import { speak, words } from './words.js';

const OUTLINE_WIDTH = 280;
const PANEL_WIDTH = 360;
const LEFT_AT = 'formdeck.place';
const root = document.documentElement;
const isNarrow = matchMedia('(max-width: 899px)');
const hasRoomForPanel = matchMedia('(min-width: 1200px)');
const isNight = matchMedia('(prefers-color-scheme: dark)');

const pages = new Pages(part('pages'), { zoom: () => setting('zoom'), view });
const outline = new Outline();
const findings = new Findings(pages);
let deck = null;

/** The room for pages, between what stands on either side. */
function view() {
  const left = !isNarrow.matches && setting('outline') ? OUTLINE_WIDTH : 0;
  const right = hasRoomForPanel.matches && findings.isListOpen ? PANEL_WIDTH : 0;
  return { width: root.clientWidth - left - right, height: innerHeight };
}

// ---- messages

const messages = {
  deck(message) {
    const isFirst = deck?.deck !== message.deck;
    deck = message;
    speak(deck.lang);
    useTheme(deck.theme);
    showViews(deck);
    part('deck-title').textContent = plain(deck.title);
    pages.show(deck.pages);
    outline.show(deck);
    outline.mark(pages.current);
    if (isFirst) returnToPlace();
    settle(message);
  },

  change(message) {
    if (!deck || message.epoch <= deck.epoch) return;
    if (message.epoch !== deck.epoch + 1) connection.renew(); // something was missed on the way
    deck.epoch = message.epoch;
    const changed = message.pages.map((page) => ({ ...deck.pages[page.number - 1], ...page }));
    deck.pages = deck.pages.slice();
    for (const { html, ...page } of changed) deck.pages[page.number - 1] = page;
    pages.change(changed, setting('follow') ? message.focus : null);
    outline.change(deck, changed);
    settle(message);
  },

  failure({ message, hints }) {
    const banner = part('failure');
    banner.hidden = false;
    banner.replaceChildren(
      ...bannerHead(banner, words.failure),
      make('p', { class: 'fd-message' }, ...withCode(message)),
      ...(hints ?? []).map((hint) => make('p', { class: 'fd-hint' }, ...withCode(hint))),
    );
    part('waiting').hidden = true;
  },
};

/** What every good message ends with. */
function settle(message) {
  if (message.findings) findings.set(message.findings); // not repeated where nothing has changed
  if (message.focus && setting('follow')) pages.goTo(message.focus, true);
  part('failure').hidden = true;
  part('waiting').hidden = true;
  showWhere();
  document.title = `${findings.errors ? `(${findings.errors}) ` : ''}${plain(deck.title)}`;
  root.dataset.epoch = message.epoch;
}

/** Exchange the theme without a moment in which there is none. */
function useTheme(key) {
  const old = document.querySelector('link[data-theme]');
  if (old?.dataset.theme === key) return;
  const link = make('link', { rel: 'stylesheet', href: `/theme/${key}.css`, dataset: { theme: key } });
  link.addEventListener('load', () => {
    root.classList.add('fd-themed');
    for (const other of document.querySelectorAll('link[data-theme]')) if (other !== link) other.remove();
  });
  document.head.append(link);
}

/** Offer the editions, and the themes that the deck can be set in; what is shown is the same in all browsers. */
function showViews({ view, themes }) {
  part('theme').replaceChildren(
    ...['', ...themes].map((name) => make('option', { value: name }, name || words.ownTheme)),
  );
  part('theme').value = view.theme;
  for (const field of part('view').elements.edition) field.checked = field.value === view.edition;
}

function askForView() {
  const { edition, theme } = part('view').elements;
  connection.say({ edition: edition.value, theme: theme.value });
}

const connection = new Connection(
  () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`,
  (message) => messages[message.type]?.(message),
  (isLost) => {
    part('lost').classList.toggle('fd-shown', isLost);
    part('lost').textContent = isLost ? words.lost : '';
  },
);

// ---- where the reader is

pages.onLaid = (scale) => {
  part('zoom-value').textContent = `${Math.round(scale * 100)} %`;
};

pages.onCurrent = (number) => {
  outline.mark(number);
  showWhere();
};

/** The name of a page that has no record: contents, an index … */
const kindOf = ({ kind }) => (kind !== 'chapter' && typeof words[kind] === 'string' ? words[kind] : '');

function showWhere() {
  const page = pages.page(pages.current);
  if (!page) return;
  const chapter = deck.chapters.find(({ number }) => number === page.chapter);
  const title = page.records.map((record) => plain(record.title)).join(' · ');
  part('where').textContent = title || kindOf(page);
  part('where-chapter').textContent = chapter ? plain(chapter.title) : '';
  part('page-number').textContent = words.pageOf(page.number, pages.count);
}

history.scrollRestoration = 'manual';

/** After a reload the reader is where they were; a link with a page's number leads there. */
function returnToPlace() {
  const asked = Number(location.hash.slice(1));
  const left = JSON.parse(sessionStorage.getItem(LEFT_AT));
  if (asked) {
    pages.goTo(asked);
    history.replaceState(place(), '', location.pathname + location.search); // else a reload would lead there again
  } else if (left?.deck === deck.deck) returnTo(left);
}

const place = () => ({ deck: deck?.deck, share: scrollY / pages.geometry.pitch });
const returnTo = ({ share }) => scrollTo({ top: share * pages.geometry.pitch, behavior: 'instant' });

addEventListener('pagehide', () => deck && sessionStorage.setItem(LEFT_AT, JSON.stringify(place())));
addEventListener('popstate', ({ state }) => state && returnTo(state));

function goTo(number) {
  history.replaceState(place(), '');
  pages.goTo(number);
  history.pushState(place(), '');
}

outline.onPick = (number) => {
  goTo(number);
  toggleDrawer(false);
};
findings.onWorst = (worst) => outline.setFindings(worst);
findings.onToggle = () => pages.lay();

// ---- clicks on the pages

part('pages').addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (link) followLink(link, event);
  else if (event.target.closest('.marpit') && getSelection().isCollapsed) {
    const number = Number(event.target.closest('[data-page]').dataset.page);
    const found = placeAt(event.target, pages.page(number));
    if (found) reach(found, wantsCopy(event));
  }
});

// A Shift-click would mark text from where the last click was.
part('pages').addEventListener('mousedown', (event) => {
  if (event.shiftKey && event.target.closest('h2, .formula')) event.preventDefault();
});

function followLink(link, event) {
  const address = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
  const within = (id) => link.closest('.fd-sheet').querySelector(`[id="${CSS.escape(id)}"]`);
  event.preventDefault();
  if (/^#\d+$/.test(address)) goTo(Number(address.slice(1)));
  else if (address.startsWith('#')) within(address.slice(1))?.scrollIntoView();
  else if (/^(https?|mailto):/.test(link.href)) open(link.href, '_blank', 'noopener,noreferrer');
}

// ---- the reader's wishes

const record = () => pages.page(pages.current)?.records[0];

const STEPS = [0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3];

function zoomBy(direction) {
  const { scale } = pages.geometry;
  const steps = direction > 0 ? STEPS : [...STEPS].reverse();
  choose('zoom', steps.find((step) => (step - scale) * direction > 0.01) ?? steps.at(-1));
}

const isDark = () => root.dataset.surroundings === 'dark';

function surround() {
  const chosen = setting('surroundings');
  root.dataset.surroundings = chosen === 'auto' ? (isNight.matches ? 'dark' : 'light') : chosen;
}

function toggleDrawer(isOpen) {
  root.classList.toggle('fd-drawer', isOpen && isNarrow.matches);
  furnish();
}

/** On a wide window the page list stands beside the pages, on a narrow one it comes and goes. */
function toggleOutline() {
  if (isNarrow.matches) toggleDrawer(!root.classList.contains('fd-drawer'));
  else choose('outline', !setting('outline'));
}

function furnish() {
  if (!isNarrow.matches) root.classList.remove('fd-drawer');
  root.classList.toggle('fd-outlined', !isNarrow.matches && setting('outline'));
  const isShown = isNarrow.matches ? root.classList.contains('fd-drawer') : setting('outline');
  part('outline').inert = !isShown;
  part('outline-button').setAttribute('aria-expanded', String(isShown));
}

function search() {
  if (isNarrow.matches) toggleDrawer(true);
  else choose('outline', true);
  outline.focusSearch();
}

function escape() {
  toggleDrawer(false);
  findings.toggleList(false);
  part('view').hidePopover?.();
  document.activeElement?.blur();
}

listen({
  next: () => pages.next(),
  previous: () => pages.previous(),
  first: () => pages.goTo(1),
  last: () => pages.goTo(pages.count),
  search,
  nextFinding: () => findings.next(),
  list: () => findings.toggleList(),
  outline: toggleOutline,
  follow() {
    choose('follow', !setting('follow'));
    say(words.following[setting('follow') ? 'on' : 'off']);
  },
  dark: () => choose('surroundings', isDark() ? 'light' : 'dark'),
  larger: () => zoomBy(1),
  smaller: () => zoomBy(-1),
  fitWidth: () => choose('zoom', 'width'),
  open: () => record() && reach(record()),
  copy: () => record() && reach(record(), true),
  escape,
});

part('outline-button').addEventListener('click', toggleOutline);
part('backdrop').addEventListener('click', () => toggleDrawer(false));
part('page-number').addEventListener('click', search);
part('larger').addEventListener('click', () => zoomBy(1));
part('smaller').addEventListener('click', () => zoomBy(-1));
part('view').addEventListener('change', ({ target }) => {
  const value = target.type === 'checkbox' ? target.checked : target.value;
  if (target.matches('[data-view]')) askForView();
  else choose(target.name, value === '1' ? 1 : value);
});

whenSet('surroundings', surround);
isNight.addEventListener('change', surround);
whenSet('dim', (isDim) => root.classList.toggle('fd-dim', isDim));
whenSet('outline', () => {
  furnish();
  pages.lay();
});
isNarrow.addEventListener('change', furnish);
whenSet('zoom', () => pages.lay());
for (const field of part('view').querySelectorAll('[name]:not([data-view])')) {
  whenSet(field.name, (value) => {
    field.checked = field.type === 'checkbox' ? value : field.value === String(value);
  });
}
speak(navigator.language);
