import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../src/formdeck/preview/page/', import.meta.url);
const load = (name) => import(new URL(name, folder));
const read = (name) => readFileSync(new URL(name, folder), 'utf8');

const { fold, plain } = await load('titles.js');
const { BAR, Geometry } = await load('geometry.js');
const { languages } = await load('words.js');

const html = read('index.html');
const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));

function laid({ zoom = 'width', width = 1200, height = 900, count = 10 } = {}) {
  const geometry = new Geometry();
  geometry.count = count;
  geometry.lay(zoom, { width, height });
  return geometry;
}

test('a title is plain without the signs of Markdown and LaTeX', () => {
  assert.equal(plain('**主成分**の $\\boldsymbol{x}$ と `np.dot`'), '主成分の x と np.dot');
  assert.equal(plain('$\\epsilon$-greedy'), 'ε-greedy');
  assert.equal(plain('[正則化](#27) \\$5'), '正則化 $5');
});

test('katakana, hiragana, width and case are folded into one', () => {
  assert.equal(fold('ソフトマックス'), fold('そふとまっくす'));
  assert.equal(fold('ＲｅＬＵ'), fold('relu'));
  assert.equal(fold('ｶﾞｳｽ'), fold('ガウス'));
});

test('a page that is scrolled to is the current one', () => {
  const geometry = laid();
  for (const page of [1, 2, 9, 10]) assert.equal(geometry.current(geometry.scrollFor(page)), page);
});

test('the last page can stand at the top', () => {
  const geometry = laid({ zoom: 0.3 });
  const end = geometry.first + geometry.count * geometry.pitch + geometry.after;
  assert.ok(end - 900 >= geometry.scrollFor(10));
});

test('a page fits the width, or whole into the window', () => {
  assert.ok(laid({ width: 360, height: 740 }).width <= 360);
  const whole = laid({ zoom: 'page' });
  assert.ok(whole.height + BAR <= 900);
});

test('a page counts as seen while a good part of it is in view', () => {
  const geometry = laid();
  assert.ok(geometry.isSeen(3, geometry.scrollFor(3)));
  assert.ok(!geometry.isSeen(3, geometry.scrollFor(8)));
  assert.ok(!geometry.isSeen(3, geometry.scrollFor(3) + geometry.height - 20));
});

test('a picture of another shape changes the shape of the pages', () => {
  const geometry = laid();
  assert.ok(geometry.adopt('0 0 1280 720'));
  assert.ok(!geometry.adopt('0 0 1280 720'));
  assert.ok(!geometry.adopt('nonsense'));
});

test('all languages have the same words', () => {
  const shape = (table) => JSON.stringify(table, (_, value) => (typeof value === 'object' ? sorted(value) : typeof value));
  const sorted = (table) => Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
  const [first, ...others] = Object.values(languages).map(shape);
  assert.ok(others.length > 0);
  for (const other of others) assert.equal(other, first);
});

test('every word that the page asks for is in the table', () => {
  const asked = [...html.matchAll(/data-(?:word|label|hint|placeholder)="(\w+)"/g)].map(([, word]) => word);
  assert.ok(asked.length > 10);
  for (const word of asked) assert.equal(typeof languages.en[word], 'string', word);
});

test('every part that the scripts ask for is in the page', () => {
  const asked = scripts.flatMap((name) => [...read(name).matchAll(/\bpart\('([\w-]+)'\)/g)].map(([, id]) => id));
  assert.ok(asked.length > 20);
  for (const id of asked) assert.ok(html.includes(`id="fd-${id}"`), id);
});

test('every icon that is used is in the sprite', () => {
  const used = [...html.matchAll(/href="#fd-icon-([\w-]+)"/g)].map(([, name]) => name);
  const made = scripts.flatMap((name) => [...read(name).matchAll(/\bicon\('([\w-]+)'\)/g)].map(([, icon]) => icon));
  assert.ok(made.length > 2);
  for (const name of [...used, ...made]) assert.ok(html.includes(`<symbol id="fd-icon-${name}"`), name);
});

test('nothing is inline that the content security policy forbids', () => {
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)/);
  assert.doesNotMatch(html, /\son\w+=/);
  assert.doesNotMatch(html, /https?:(?!\/\/www\.w3\.org\/)/);
});

test('every rule of the style sheet is confined to what is ours', () => {
  const rules = read('preview.css').replace(/\/\*[^]*?\*\//g, '').matchAll(/(?:^|[{}])\s*([^{}@]+?)\s*\{/g);
  const selectors = [...rules].flatMap(([, list]) => list.split(/,(?![^()]*\))/).map((selector) => selector.trim()));
  assert.ok(selectors.length > 100);
  for (const selector of selectors) assert.match(selector, /fd-|^(:root|html|body)/, selector);
});
