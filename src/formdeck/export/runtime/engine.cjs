// marp-cli's configuration: what formdeck changes about it. Everything else is marp-cli's own.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

const env = process.env

const { inline, inlineCss, load, options, watchRules } = require('./pages.cjs')
const { measureInPage } = require('./geometry.cjs')
const { findHeadings } = require('./headings.cjs')
const { awaitDocument, warmUp } = require('./ahead.cjs')
const { asPart } = require('./part.cjs')
const { readMessage, writeWhole } = require('./pipe.cjs')

// MathJax draws every letter anew, and marp-cli cannot tell it otherwise: shared outlines make the file a third as large.
const shareGlyphs = (html) => {
  const names = new Map()
  const shared = html.replace(/<path (data-c="[^"]*") d="([^"]*)"([^>]*)><\/path>/g, (_, code, outline, rest) => {
    if (!names.has(outline)) names.set(outline, `glyph-${names.size}`)
    return `<use ${code} href="#${names.get(outline)}"${rest}></use>`
  })
  const outlines = [...names].map(([outline, name]) => `<path id="${name}" d="${outline}"/>`).join('')
  const store = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${outlines}</defs></svg>`
  return shared.replace('</section>', `${store}</section>`)
}

// A string holds half a billion characters.
const HUGE = 2 ** 28

// A browser takes pictures of whole pixels only, and A4 has none: 210 mm are 793.7.
const roundSize = (themes) => {
  const get = themes.getThemeProp.bind(themes)
  themes.getThemeProp = (theme, name) => (/Pixel$/.test(name) ? Math.round(get(theme, name)) : get(theme, name))
}

// They come once, however often marp-cli renders the document.
let assets
const readAssets = () => (assets ??= readMessage())

const engine = ({ marp }) => {
  if (env.FORMDECK_DRAWS) roundSize(marp.themeSet)
  watchRules(marp)
  const render = marp.render.bind(marp)
  marp.render = (...args) => {
    const rendered = render(...args)
    // Before pictures come in: what thousands of pages show is more than one string can hold.
    if (!env.FORMDECK_PRINTS || rendered.html.length > HUGE) rendered.html = shareGlyphs(rendered.html)
    const assets = readAssets()
    rendered.html = inline(asPart(rendered.html, order), assets)
    rendered.css = `${inlineCss(rendered.css, assets)}\n${assets.css}`
    fs.writeFileSync(env.FORMDECK_PAGES, rendered.html)
    return rendered
  }
  return marp
}

// All that a page shows is in it by now, and nothing else may be loaded, from the disk as little as from elsewhere.
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:"
const shutIn = (html) => html.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${POLICY}">`)

// marp-cli takes the PDF apart in JavaScript to write its title into it, and an outline. formdeck/export/pdf.py does that in
// a fraction of the time: this stands in for marp-cli's library, and notes what is to be written.
const noteDetails = () => {
  const folder = path.join(env.FORMDECK_PACKAGES, '@marp-team', 'marp-cli', 'lib')
  const library = path.join(folder, fs.readdirSync(folder).find((name) => name.startsWith('pdf-lib.')) ?? 'none')
  const details = { headings: [] }
  const load = async (bytes) =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (/^set/.test(String(name))) return (value) => (details[name.slice(3).toLowerCase()] = String(value))
          if (name !== 'save') return undefined
          return async () => {
            fs.writeFileSync(env.FORMDECK_DETAILS, JSON.stringify(details))
            return bytes
          }
        },
      },
    )
  require.cache[library] = { id: library, filename: library, loaded: true, exports: { PDFDocument: { load } } }
  return details
}

// marp-cli waits until the network has been quiet for half a second. Nothing comes from the network here: what has
// to be waited for are the fonts and pictures in the page.
if (env.FORMDECK_PRINTS) {
  const { Page } = load('puppeteer-core')
  const details = noteDetails()
  // marp-cli hands the document to the browser as one message, which takes longer than to read it from a file.
  Page.prototype.setContent = async function (html, ...rest) {
    const file = path.join(path.dirname(env.FORMDECK_PAGES), 'print.html')
    fs.writeFileSync(file, `\ufeff${shutIn(html)}`) // a file tells its encoding by its first character
    await this.goto(pathToFileURL(file).href, ...rest)
  }
  Page.prototype.waitForNetworkIdle = async function () {
    const missing = await this.evaluate(async () => {
      await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
      await document.fonts.ready
      return [...document.fonts].filter((face) => face.status === 'error').length
    })
    if (missing > 0) throw new Error('formdeck-fonts-missing')
    // A page that is too full is made denser here, so that it comes out as it will once its Markdown says so. Pictures
    // show the pages one by one, which tells nothing of the others.
    if (env.FORMDECK_DRAWS) return
    details.headings = await this.evaluate(findHeadings)
    writeWhole(env.FORMDECK_GEOMETRY, JSON.stringify(await this.evaluate(measureInPage, order)))
  }
}

warmUp()
const order = awaitDocument()
if (order === null) process.exit(1) // whoever started this has given up

module.exports = {
  engine,
  lang: order.lang,
  browserTimeout: order.browserTimeout,
  options,
}
