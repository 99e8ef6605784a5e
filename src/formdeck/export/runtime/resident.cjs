// Renders pages for the preview: a JSON request a line on standard input, an answer a line on standard output.
'use strict'

const readline = require('node:readline')

const { forgetPages, inline, inlineCss, load, options, watchRules } = require('./pages.cjs')
const { Marp } = load('@marp-team/marp-core')

let marp

// The style of a theme is the same for every page, and packing it takes ten times as long as a page.
const setTheme = ({ name, css, math }) => {
  const fresh = new Marp({ ...options, math, script: false })
  watchRules(fresh)
  for (const text of css) fresh.themeSet.add(text)
  const packed = fresh.render(`---\ntheme: ${name}\n---\n`).css
  marp = fresh // only now: where Marp cannot use a theme, the last one stays
  return { css: inlineCss(packed, { pictures: {} }) }
}

// A deck's template may put slides of its own in front of a page: the page is the last one.
const renderPage = ({ markdown, pictures, missing }) => {
  const html = marp.renderMarkdown(markdown, { htmlAsArray: true }).pop() ?? ''
  forgetPages()
  return { html: inline(html, { pictures, missing }) }
}

const handlers = { theme: setTheme, page: renderPage }

const answer = (line) => {
  const { task, ...request } = JSON.parse(line)
  try {
    return handlers[task](request)
  } catch (error) {
    return { error: String(error?.message ?? error) }
  }
}

// Where standard input ends, whoever asked is gone, and so is this.
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on('line', (line) => {
  process.stdout.write(`${JSON.stringify(answer(line))}\n`)
})
