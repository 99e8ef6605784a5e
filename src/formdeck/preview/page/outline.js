/** The page list: chapters and what is in them, marked where the reader is; and search. */

import { icon, make, part } from './dom.js';
import { RowList } from './rows.js';
import { fold, plain } from './titles.js';
import { words } from './words.js';

const MANY = 400; // a list longer than this begins with its chapters closed
const MOST_RESULTS = 500;

export class Outline {
  onPick = () => {};
  #list;
  #field = part('search');
  #box = part('outline-list');
  #pages = [];
  #groups = []; // { chapter, title, page, entries }
  #isOpen = new Map(); // chapter → chosen by the reader
  #manyEntries = false;
  #current = { page: 0, chapter: null };
  #worst = new Map(); // page → severity
  #worstOfChapter = new Map();

  constructor() {
    const draw = (row) => (row.kind === 'chapter' ? this.#drawChapter(row) : this.#drawEntry(row));
    this.#list = new RowList(this.#box, { draw, pick: (row, event) => this.#pick(row, event) });
    this.#field.addEventListener('input', () => this.#search());
    this.#field.addEventListener('keydown', (event) => this.#keyInSearch(event));
    this.#box.addEventListener('keydown', (event) => this.#keyInList(event));
    part('fold-all').addEventListener('click', () => this.#foldAll());
  }

  get #isSearching() {
    return this.#field.value.trim() !== '';
  }

  show(deck) {
    this.#pages = deck.pages;
    this.#groups = group(deck);
    this.#sumUp();
    this.#manyEntries = this.#groups.reduce((sum, { entries }) => sum + entries.length, 0) > MANY;
    this.#current = { page: 0, chapter: null };
    this.#refresh();
  }

  /** Take changed pages; the list is drawn again only if it reads differently. */
  change(deck, changed) {
    const wanted = changed.map(({ number }) => number);
    const before = wanted.map((number) => said(this.#pages[number - 1])).join();
    this.#pages = deck.pages;
    if (wanted.map((number) => said(deck.pages[number - 1])).join() === before) return;
    this.#groups = group(deck);
    this.#refresh();
  }

  mark(page) {
    const chapter = this.#pages[page - 1]?.chapter ?? null;
    const hasMoved = chapter !== this.#current.chapter;
    this.#current = { page, chapter };
    if (this.#isSearching) return;
    if (hasMoved && this.#manyEntries) this.#list.rows = this.#rows();
    else this.#list.redraw();
    if (!this.#box.matches(':hover, :focus')) this.#list.reveal(this.#currentRow(), true);
  }

  /** Show a dot beside the pages where something is wrong. */
  setFindings(worst) {
    const key = (map) => [...map].join();
    if (key(worst) === key(this.#worst)) return;
    this.#worst = worst;
    this.#sumUp();
    this.#list.redraw();
  }

  focusSearch() {
    this.#field.focus();
    this.#field.select();
  }

  // ---- rows

  #refresh() {
    if (this.#isSearching) this.#search();
    else this.#list.rows = this.#rows();
    this.#labelFold();
  }

  #rows() {
    return this.#groups.flatMap(({ entries, ...row }) => {
      if (row.kind !== 'chapter') return entries;
      const isOpen = this.#opens(row.chapter);
      return [{ ...row, isOpen }, ...(isOpen ? entries : [])];
    });
  }

  #opens(chapter) {
    return this.#isOpen.get(chapter) ?? (!this.#manyEntries || chapter === this.#current.chapter);
  }

  #currentRow() {
    const { rows } = this.#list;
    const current = this.#current;
    const entry = rows.findIndex(({ kind, page }) => kind !== 'chapter' && page === current.page);
    if (entry >= 0) return entry;
    return rows.findIndex(({ kind, chapter }) => kind === 'chapter' && chapter === current.chapter);
  }

  #drawChapter({ chapter, title, page, isOpen }) {
    const mark = chapter === this.#current.chapter ? ' fd-here' : '';
    return make(
      'div',
      { class: `fd-row fd-chapter${mark}`, role: 'treeitem', 'aria-level': 1, 'aria-expanded': String(isOpen) },
      make('span', { class: 'fd-fold', 'data-fold': true }, icon('chevron')),
      make('span', { class: 'fd-row-title' }, make('span', { class: 'fd-row-number' }, String(chapter)), plain(title)),
      this.#dot(isOpen ? page : null, isOpen ? null : chapter),
      make('span', { class: 'fd-row-page' }, String(page ?? '')),
    );
  }

  #drawEntry({ title: source, reading, page, level, isHit }) {
    const title = plain(source);
    const isCurrent = page === this.#current.page;
    return make(
      'div',
      {
        class: `fd-row fd-entry${level === 1 ? ' fd-single' : ''}${isCurrent ? ' fd-current' : ''}`,
        role: 'treeitem',
        'aria-level': level,
        'aria-current': isCurrent && 'page',
        title,
      },
      make('span', { class: 'fd-row-title' }, title, isHit && reading ? make('small', {}, reading) : null),
      this.#dot(page, null),
      make('span', { class: 'fd-row-page' }, String(page)),
    );
  }

  #dot(page, chapter) {
    const severity = page ? this.#worst.get(page) : this.#worstOfChapter.get(chapter);
    if (!severity) return null;
    return make('span', { class: `fd-dot fd-${severity}`, role: 'img', 'aria-label': words.severities[severity] });
  }

  #sumUp() {
    this.#worstOfChapter.clear();
    for (const [page, severity] of this.#worst) {
      const { chapter } = this.#pages[page - 1] ?? {};
      if (severity === 'error' || !this.#worstOfChapter.has(chapter)) this.#worstOfChapter.set(chapter, severity);
    }
  }

  #pick(row, event) {
    const isChapter = row.kind === 'chapter';
    if (isChapter && event?.target.closest?.('[data-fold]')) this.#toggle(row.chapter, !row.isOpen);
    else {
      if (isChapter && !row.isOpen) this.#toggle(row.chapter, true);
      this.onPick(row.page);
    }
  }

  #toggle(chapter, isOpen) {
    const index = this.#list.rows.findIndex((row) => row === this.#list.active);
    this.#isOpen.set(chapter, isOpen);
    this.#list.rows = this.#rows();
    if (index >= 0) this.#list.activate(index);
    this.#labelFold();
  }

  #foldAll() {
    const isOpen = !this.#groups.some(({ kind, chapter }) => kind === 'chapter' && this.#opens(chapter));
    for (const { kind, chapter } of this.#groups) if (kind === 'chapter') this.#isOpen.set(chapter, isOpen);
    this.#refresh();
  }

  #labelFold() {
    const button = part('fold-all');
    const chapters = this.#groups.filter(({ kind }) => kind === 'chapter');
    const label = chapters.some(({ chapter }) => this.#opens(chapter)) ? words.collapseAll : words.expandAll;
    button.hidden = chapters.length < 2;
    button.title = label;
    button.setAttribute('aria-label', label);
  }

  // ---- search and keys

  #search() {
    const wasSearching = this.#box.classList.contains('fd-results');
    const isSearching = this.#isSearching;
    this.#box.classList.toggle('fd-results', isSearching);
    this.#list.rows = isSearching ? this.#found(this.#field.value) : this.#rows();
    part('no-results').hidden = !isSearching || this.#list.rows.length > 0;
    this.#box.scrollTop = 0;
    if (isSearching && this.#list.rows.length) this.#list.activate(0);
    if (wasSearching && !isSearching) this.#list.reveal(this.#currentRow(), true);
  }

  #found(text) {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const number = /^p?\.?(\d+)$/.exec(wanted.join(''))?.[1];
    const isPage = number >= 1 && number <= this.#pages.length;
    const hits = [];
    for (const { entries, kind, ...chapter } of this.#groups) {
      const rows = kind === 'chapter' ? [{ ...chapter, kind: 'entry', level: 1 }, ...entries] : entries;
      for (const row of rows) {
        row.folded ??= [fold(plain(row.title)), fold(row.reading ?? ''), fold(row.id ?? '')];
        const rank = row.page ? rankOf(row.folded, wanted) : 0;
        if (rank) hits.push({ ...row, level: 1, isHit: true, rank });
      }
    }
    hits.sort((a, b) => b.rank - a.rank || a.page - b.page);
    const direct = isPage ? [{ kind: 'entry', level: 1, title: words.goTo(number), page: Number(number) }] : [];
    return [...direct, ...hits.slice(0, MOST_RESULTS)];
  }

  #keyInSearch(event) {
    if (event.isComposing) return; // Enter and arrows belong to the input method while it is open
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
    if (event.key in steps) this.#list.step(steps[event.key]);
    else if (event.key === 'Enter') this.#list.pickActive(event);
    else if (event.key === 'Escape') this.#leaveSearch();
    else return;
    this.#field.setAttribute('aria-activedescendant', this.#box.getAttribute('aria-activedescendant') ?? '');
    event.preventDefault();
    event.stopPropagation();
  }

  #leaveSearch() {
    if (this.#field.value) {
      this.#field.value = '';
      this.#search();
    } else this.#field.blur();
  }

  #keyInList(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = this.#list.active;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };
    if (event.key in steps) this.#list.step(steps[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') this.#list.pickActive(event);
    else if (event.key === 'ArrowRight' && row?.kind === 'chapter') this.#toggle(row.chapter, true);
    else if (event.key === 'ArrowLeft' && row?.kind === 'chapter') this.#toggle(row.chapter, false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What the list says about a page. */
const said = (page) =>
  JSON.stringify([page?.chapter, page?.records.map(({ id, title, reading }) => [id, title, reading])]);

/** Sort pages into chapters; pages that belong to none stand for themselves, one entry for those of a kind in a row. */
function group(deck) {
  const titles = new Map(deck.chapters.map(({ number, title }) => [number, title]));
  const groups = [];
  let last = null;
  for (const page of deck.pages) {
    const isInChapter = titles.has(page.chapter);
    const isAlike = isInChapter ? last?.chapter === page.chapter : last?.kind === page.kind && !page.records.length;
    if (!last || !isAlike) {
      last = isInChapter
        ? { kind: 'chapter', chapter: page.chapter, title: titles.get(page.chapter), page: page.number, entries: [] }
        : { kind: page.kind, chapter: null, entries: page.records.length ? [] : [single(page)] };
      groups.push(last);
    }
    for (const record of page.records) last.entries.push(entry(record, page.number, isInChapter ? 2 : 1));
  }
  return groups;
}

function single({ kind, number }) {
  const title = typeof words[kind] === 'string' ? words[kind] : words.page;
  return { kind: 'entry', level: 1, title, page: number };
}

const entry = ({ id, title, reading }, page, level) => ({ kind: 'entry', level, id, title, reading, page });

/** How well all words are met: the beginning of a title or reading counts most, 0 is not at all. */
function rankOf(folded, wanted) {
  if (!wanted.every((word) => folded.some((text) => text.includes(word)))) return 0;
  const [title, reading = ''] = folded;
  const first = wanted[0] ?? '';
  if (title.startsWith(first) || reading.startsWith(first)) return 3;
  return title.includes(first) || reading.includes(first) ? 2 : 1;
}
