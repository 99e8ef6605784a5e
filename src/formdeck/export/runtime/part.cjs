// A document that is a part of a longer one: its pages have their numbers there. The PDF is joined by formdeck/export/join.py.
'use strict'

const TAG = /<(section|a) (?:[^>"]|"[^"]*")*>/g

const numbered = (tag, { behind, pages }) =>
  tag
    .replace(/^<section id="(\d+)"/, (_, number) => `<section id="${Number(number) + behind}"`)
    .replace(/ data-marpit-pagination="(\d+)"/, (_, number) => ` data-marpit-pagination="${Number(number) + behind}"`)
    .replace(/ data-marpit-pagination-total="\d+"/, ` data-marpit-pagination-total="${pages}"`)

// The browser drops links to what is not there, so that what they lead to is put behind the pages, under another name. Nor
// does it tell where a page is that nothing leads to: others may.
const leadElsewhere = (html) => {
  const here = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
  const missing = new Set()
  const led = html.replace(/(<a (?:[^>"]|"[^"]*")*?href="#)([^"]+)"/g, (whole, before, name) => {
    if (here.has(name) || here.has(decodeURIComponent(name))) return whole
    missing.add(name)
    return `${before}elsewhere-${name}"`
  })
  const targets = [...missing].map((name) => `<a id="elsewhere-${name}"></a>`)
  const pages = [...html.matchAll(/<section id="(\d+)"/g)].map(([, number]) => `<a href="#${number}"></a>`)
  return `${led}<div style="position:absolute;top:0;left:0">${[...targets, ...pages].join('')}</div>`
}

const asPart = (html, order) =>
  order.behind === undefined ? html : leadElsewhere(html.replace(TAG, (tag) => numbered(tag, order)))

module.exports = { asPart }
