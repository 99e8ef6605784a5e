// Lays out pages in the browser as an export would, and writes down where everything stands; nothing is printed.
// It stays for the next document, with the browser, until nobody wants anything more.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')

const { awaitDocument, warmUp } = require('./ahead.cjs')
const { forgetPages, inline, inlineCss, load, options, watchRules } = require('./pages.cjs')
const { measureInPage } = require('./geometry.cjs')
const { readMessage, writeWhole } = require('./pipe.cjs')

const env = process.env
const puppeteer = load('puppeteer-core')

const START_MS = 60_000
const PATIENCE_MS = 1_000
const TICK_MS = 5
const MANY_PAGES = 30 // that two windows lay out in less time than one, which has to load first

// Once the script that starts the browser has noted its process group, it comes up by itself, while Marp loads here.
const isStarting = async (script) => {
  for (let waited = 0; waited < PATIENCE_MS && !fs.existsSync(`${script}-group`); waited += TICK_MS) await sleep(TICK_MS)
}

const inContainer = (pages) => `<div class="marpit">${pages.join('\n')}</div>`

const documentOf = (pages, css, lang) =>
  `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><style>${css}</style></head>` +
  `<body>${inContainer(pages)}</body></html>`

// The pages that each window lays out: by halves, if there are many, as most machines have more than one core.
const shares = (pages) => {
  const middle = pages.length > MANY_PAGES ? Math.ceil(pages.length / 2) : pages.length
  return [pages.slice(0, middle), pages.slice(middle)].filter((share) => share.length > 0)
}

const render = (folder, { lang, themes }) => {
  const { Marp } = load('@marp-team/marp-core')
  const marp = new Marp({ ...options, lang, math: 'mathjax' })
  watchRules(marp)
  for (const name of themes) marp.themeSet.add(fs.readFileSync(path.join(folder, 'themes', name), 'utf8'))
  const rendered = marp.render(fs.readFileSync(path.join(folder, 'deck.md'), 'utf8'), { htmlAsArray: true })
  forgetPages()
  const assets = readMessage()
  if (assets === null) process.exit(1) // a font or a picture could not be read
  const pages = rendered.html.map((page) => inline(page, assets))
  return { pages, css: `${inlineCss(rendered.css, assets)}\n${assets.css}` }
}

const layOut = async (browser, file, order) => {
  const page = await browser.newPage()
  page.setDefaultTimeout(order.browserTimeout * 1000)
  await page.goto(`file://${file}`, { waitUntil: 'load' })
  const measured = await page.evaluate(measureInPage, order)
  await page.close()
  return measured
}

const measure = async (starting, folder, { pages, css }, order) => {
  const files = shares(pages).map((share, number) => {
    const file = path.join(folder, `measure-${number}.html`)
    fs.writeFileSync(file, documentOf(share, css, order.lang))
    return file
  })
  const browser = await starting
  const measured = await Promise.all(files.map((file) => layOut(browser, file, order)))
  writeWhole(env.FORMDECK_GEOMETRY, JSON.stringify(measured.flat()))
}

const main = async () => {
  const folder = process.cwd()
  const script = path.join(folder, 'browser')
  const starting = puppeteer.launch({ executablePath: script, pipe: true, headless: true, timeout: START_MS })
  starting.catch(() => {}) // told below
  await isStarting(script)
  warmUp()
  for (let order = awaitDocument(); order !== null; order = awaitDocument()) {
    const rendered = render(folder, order)
    fs.writeFileSync(env.FORMDECK_PAGES, inContainer(rendered.pages))
    await measure(starting, folder, rendered, order)
  }
  await (await starting).close()
}

main().catch((error) => {
  console.error(String(error?.stack ?? error))
  process.exit(1)
})
