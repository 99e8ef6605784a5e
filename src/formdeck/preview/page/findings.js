/** What is wrong: on the page that it belongs to, in a list of all, and counted in the bar. */

import { icon, make, part } from './dom.js';
import { reach, wantsCopy } from './places.js';
import { plain } from './titles.js';
import { words } from './words.js';

const SEVERITIES = ['error', 'warning', 'note'];
const FEW = 300; // as many have their cards at once; of more, only those near the view
const LISTED = 200; // the list shows more when asked

export class Findings {
  onWorst = () => {};
  #pages;
  #all = [];
  #byPage = new Map(); // page (null: the whole deck) → findings
  #cards = new Map(); // page → { signature, element }
  #isOpen = new Map(); // page → folded or unfolded by the reader
  #hidden = new Set(); // severities that the list leaves out
  #listed = LISTED;
  #isListStale = true;
  #said = '';
  #banner = '[]';

  constructor(pages) {
    this.#pages = pages;
    pages.onFilled = (page) => this.#showCard(page);
    part('findings').addEventListener('click', () => this.toggleList());
    part('findings-close').addEventListener('click', () => this.toggleList(false));
  }

  set(findings) {
    this.#all = [...findings].sort((a, b) => (a.page ?? 0) - (b.page ?? 0) || rank(a) - rank(b));
    this.#byPage = groupByPage(this.#all);
    this.#showCards();
    this.#showBanner();
    this.#count();
    this.onWorst(this.#worst());
    this.#isListStale = true;
    if (this.isListOpen) this.#showList();
  }

  get isListOpen() {
    return document.documentElement.classList.contains('fd-listing');
  }

  onToggle = () => {};

  toggleList(isOpen = !this.isListOpen) {
    if (isOpen === this.isListOpen) return;
    document.documentElement.classList.toggle('fd-listing', isOpen);
    part('findings').setAttribute('aria-expanded', String(isOpen));
    part('findings-panel').inert = !isOpen;
    if (isOpen && this.#isListStale) this.#showList();
    if (isOpen) part('findings-close').focus({ preventScroll: true });
    else part('findings').focus({ preventScroll: true });
    this.onToggle();
  }

  /** Go to the next page with an error or a warning; notes count only where there is nothing else. */
  next() {
    const onPages = this.#all.filter(({ page }) => page);
    const grave = onPages.filter(({ severity }) => severity !== 'note');
    const pages = (grave.length ? grave : onPages).map(({ page }) => page);
    const page = pages.find((number) => number > this.#pages.current) ?? pages[0];
    if (page) this.#goTo(page);
  }

  #goTo(page) {
    this.#pages.goTo(page);
    this.#unfold(page, true);
    this.#pages.highlight(page);
  }

  // ---- on the pages

  #showCards() {
    for (const page of this.#cards.keys()) {
      if (!this.#byPage.has(page) || page > this.#pages.count) this.#removeCard(page);
    }
    const isFew = this.#all.length <= FEW;
    for (const page of this.#byPage.keys()) if (page && (isFew || this.#pages.isNear(page))) this.#showCard(page);
  }

  #removeCard(page) {
    this.#cards.get(page).element.remove();
    this.#cards.delete(page);
    this.#isOpen.delete(page);
  }

  #showCard(page) {
    const findings = this.#byPage.get(page);
    const box = this.#pages.box(page);
    if (!findings || !box) return;
    const signature = JSON.stringify(findings);
    const shown = this.#cards.get(page);
    if (shown?.signature === signature) return;
    const element = this.#makeCard(page, findings);
    if (shown) shown.element.replaceWith(element);
    else box.append(element);
    this.#cards.set(page, { signature, element });
    this.#unfold(page, this.#isOpen.get(page) ?? findings.some(({ severity }) => severity === 'error'), false);
  }

  #makeCard(page, findings) {
    const toggle = () => this.#unfold(page, badge.getAttribute('aria-expanded') === 'false');
    const counts = counted(findings).map(([severity, count]) => countOf(severity, words.counts[severity](count)));
    const badge = button('fd-badge', { onclick: toggle }, ...counts, icon('chevron'));
    const list = make('ul', { class: 'fd-findings' }, ...findings.map(item));
    const card = make('div', { class: `fd-card fd-${worstOf(findings)}` }, badge, list);
    return make('aside', { class: 'fd-notes', 'aria-label': words.findings }, card);
  }

  #unfold(page, isOpen, isChosen = true) {
    const element = this.#cards.get(page)?.element;
    if (isChosen) this.#isOpen.set(page, isOpen);
    if (!element) return;
    const badge = element.querySelector('.fd-badge');
    badge.setAttribute('aria-expanded', String(isOpen));
    badge.title = isOpen ? words.hide : words.unfold;
    element.querySelector('.fd-findings').hidden = !isOpen;
  }

  // ---- above the pages

  #showBanner() {
    const findings = (this.#byPage.get(null) ?? []).filter(({ severity }) => severity !== 'note');
    const banner = part('deck-findings');
    const signature = JSON.stringify(findings);
    if (signature === this.#banner) return;
    this.#banner = signature;
    banner.hidden = !findings.length;
    banner.className = `fd-banner fd-${worstOf(findings)}`;
    const rest = findings.length - 2;
    banner.replaceChildren(
      ...bannerHead(banner, words.wholeDeck),
      make('ul', { class: 'fd-findings' }, ...findings.slice(0, 2).map(item)),
      rest > 0 ? button('fd-text', { onclick: () => this.toggleList(true) }, words.more(rest)) : '',
    );
  }

  #count() {
    const counts = counted(this.#all);
    const said = counts.map(([severity, count]) => words.counts[severity](count)).join(' · ') || words.clean;
    const marks = counts.filter(([severity]) => severity !== 'note');
    part('findings-count').replaceChildren(
      ...(marks.length ? marks.map(([severity, count]) => countOf(severity, String(count))) : [icon('check')]),
    );
    part('findings').setAttribute('aria-label', `${words.findings}: ${said}`);
    part('findings').title = said;
    if (said !== this.#said) part('live').textContent = said;
    this.#said = said;
  }

  /** Errors that the window's title counts. */
  get errors() {
    return this.#all.filter(({ severity }) => severity === 'error').length;
  }

  #worst() {
    const worst = new Map();
    for (const [page, findings] of this.#byPage) {
      if (page && worstOf(findings) !== 'note') worst.set(page, worstOf(findings));
    }
    return worst;
  }

  // ---- the list of all

  #showList() {
    this.#isListStale = false;
    const counts = counted(this.#all);
    part('findings-filter').replaceChildren(...counts.map(([severity, count]) => this.#filter(severity, count)));
    const wanted = this.#all.filter(({ severity }) => !this.#hidden.has(severity));
    const shown = wanted.slice(0, this.#listed);
    const groups = groupByPage(shown);
    part('findings-list').replaceChildren(
      ...[...groups].map(([page, findings]) => this.#group(page, findings)),
      wanted.length > shown.length ? this.#moreButton(wanted.length - shown.length) : '',
      this.#all.length ? '' : make('p', { class: 'fd-clean' }, icon('check'), words.clean),
    );
  }

  #filter(severity, count) {
    const toggle = () => {
      if (!this.#hidden.delete(severity)) this.#hidden.add(severity);
      this.#showList();
    };
    const isShown = !this.#hidden.has(severity);
    const name = words.counts[severity](count);
    return button(`fd-chip fd-${severity}`, { 'aria-pressed': String(isShown), onclick: toggle }, name);
  }

  #group(page, findings) {
    const titles = (this.#pages.page(page)?.records ?? []).map(({ title }) => plain(title)).join(' · ');
    const head = page
      ? button(
          'fd-group-title',
          { onclick: () => this.#goTo(page) },
          make('span', {}, titles || words.page),
          make('span', { class: 'fd-row-page' }, String(page)),
        )
      : make('p', { class: 'fd-group-title' }, words.wholeDeck);
    const list = make('ul', { class: 'fd-findings' }, ...findings.map(item));
    if (page) {
      list.addEventListener('click', (event) => event.target.closest('button') ?? this.#goTo(page));
      list.classList.add('fd-leads');
    }
    return make('section', { class: 'fd-group' }, head, list);
  }

  #moreButton(count) {
    const more = () => {
      this.#listed += LISTED;
      this.#showList();
    };
    return button('fd-text', { onclick: more }, words.more(Math.min(count, LISTED)));
  }
}

function item(finding) {
  const { code, severity, message, hints, place, open } = finding;
  const title = `${place}\n${open ? words.open : words.copy}`;
  const onclick = (event) => reach(finding, wantsCopy(event));
  return make(
    'li',
    { class: `fd-finding fd-${severity}`, dataset: { finding: code, severity } },
    make('p', { class: 'fd-message' }, make('span', { class: 'fd-code' }, code), ' ', ...withCode(message)),
    ...(hints ?? []).map((hint) => make('p', { class: 'fd-hint' }, ...withCode(hint))),
    place ? button('fd-place', { title, onclick }, place.split('/').at(-1)) : null,
  );
}

/** What a banner begins with: what it is about, and the button that takes it away until there is news. */
export function bannerHead(banner, about) {
  const hide = () => {
    banner.hidden = true;
  };
  const close = button('fd-button', { 'aria-label': words.close, title: words.close, onclick: hide }, icon('close'));
  return [make('div', { class: 'fd-banner-head' }, make('strong', {}, about), close)];
}

/** Source text stands in backticks. */
export const withCode = (text) =>
  text.split(/`([^`]+)`/).map((piece, index) => (index % 2 ? make('code', {}, piece) : piece));

const button = (name, properties, ...children) =>
  make('button', { class: name, type: 'button', ...properties }, ...children);

const countOf = (severity, text) => make('span', { class: `fd-count fd-${severity}` }, text);

const rank = ({ severity }) => SEVERITIES.indexOf(severity);

const isOf = (wanted) => ({ severity }) => severity === wanted;

const worstOf = (findings) => SEVERITIES.find((severity) => findings.some(isOf(severity))) ?? 'note';

function counted(findings) {
  const counts = SEVERITIES.map((severity) => [severity, findings.filter(isOf(severity)).length]);
  return counts.filter(([, count]) => count > 0);
}

function groupByPage(findings) {
  const groups = new Map();
  for (const finding of findings) {
    if (!groups.has(finding.page)) groups.set(finding.page, []);
    groups.get(finding.page).push(finding);
  }
  return groups;
}
