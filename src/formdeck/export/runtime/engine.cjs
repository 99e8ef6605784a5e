// marp-cli's configuration: what formdeck changes about it. Everything else is marp-cli's own.
'use strict'

const fs = require('node:fs')

const env = process.env

// MathJax writes titles and some attributes as they are, and a formula can reach into them: `\begin{<img onerror=…>}`.
const { LiteParser } = require.main.require('mathjax-full/js/adaptors/lite/Parser.js')
LiteParser.CDATA_ATTR = {}
delete LiteParser.PCDATA.title

// What comes later arrives through a pipe: a line as soon as the document is there; then, while marp-cli works on it,
// fonts and pictures.
const pipe = Number(env.FORMDECK_PIPE)

const readLine = () => {
  const byte = Buffer.alloc(1)
  const line = []
  while (fs.readSync(pipe, byte) === 1 && byte[0] !== 10) line.push(byte[0])
  return Buffer.from(line).toString()
}

let assets
const readAssets = () => (assets ??= JSON.parse(fs.readFileSync(pipe, 'utf8')))

const escape = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const unescape = (text) =>
  text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

const decode = (address) => {
  const plain = unescape(address)
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}

const isInside = (address) => /^(data:|#|$)/i.test(address)

// A picture is replaced by its content. What is not among the deck's pictures is not looked for anywhere else.
const inlineTag = (tag) =>
  tag.replace(/(\ssrc=")([^"]*)"/, (whole, before, address) => {
    if (isInside(address)) return whole
    const content = readAssets().pictures[decode(address)]
    return content ? `${before}${content}"` : `${before}${readAssets().missing}" data-missing="${address}"`
  })

const inlineCss = (css) =>
  css.replace(/url\(\s*(&quot;|"|'|)(.*?)\1\s*\)/g, (whole, quote, address) => {
    if (isInside(address)) return whole
    const content = readAssets().pictures[decode(address)] ?? 'data:,'
    return `url(${quote}${content}${quote})`
  })

const inline = (html) =>
  html.replace(/<[a-z](?:[^>"]|"[^"]*")*>/gi, (tag) => {
    if (/^<img\s/i.test(tag)) return inlineTag(tag)
    return tag.includes('url(') ? inlineCss(tag) : tag
  })

// MathJax reports a mistake only inside its drawing; beside it goes the source, so that it can be found.
const keepSource = (rules, name) => {
  const draw = rules[name]
  rules[name] = (tokens, index, ...rest) => {
    const { content } = tokens[index]
    const source = `data-tex="${escape(content.trim())}"`
    const made = draw(tokens, index, ...rest)
    // Where MathJax breaks down, Marp hands out the LaTeX as if it were HTML.
    if (made === content || made === `<p>${content}</p>`) {
      return `<mjx-container ${source} data-mjx-error="MathJax gave up">${escape(content)}</mjx-container>`
    }
    const drawn = made.replace(/(\s(?:xlink:)?href=")\s*(?!https?:|#)[^"]*"/gi, '$1#"')
    const isWrong = drawn.includes('data-mjx-error=') || drawn.includes('data-mml-node="mtext" fill="red" stroke="red"')
    return isWrong ? drawn.replace('<mjx-container', `<mjx-container ${source}`) : drawn
  }
}

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

// A browser takes pictures of whole pixels only, and A4 has none: 210 mm are 793.7.
const roundSize = (themes) => {
  const get = themes.getThemeProp.bind(themes)
  themes.getThemeProp = (theme, name) => (/Pixel$/.test(name) ? Math.round(get(theme, name)) : get(theme, name))
}

const engine = ({ marp }) => {
  if (env.FORMDECK_DRAWS) roundSize(marp.themeSet)
  const { rules } = marp.markdown.renderer
  keepSource(rules, 'marp_math_inline')
  keepSource(rules, 'marp_math_block')
  const render = marp.render.bind(marp)
  marp.render = (...args) => {
    const rendered = render(...args)
    rendered.html = inline(rendered.html)
    rendered.css = `${inlineCss(rendered.css)}\n${readAssets().css}`
    fs.writeFileSync(env.FORMDECK_PAGES, rendered.html)
    if (!env.FORMDECK_PRINTS) rendered.html = shareGlyphs(rendered.html)
    return rendered
  }
  return marp
}

// marp-cli waits until the network has been quiet for half a second. Nothing comes from the network here: what has
// to be waited for are the fonts and pictures in the page.
if (env.FORMDECK_PRINTS) {
  const { Page } = require(require.resolve('puppeteer-core', { paths: [env.FORMDECK_PRINTS] }))
  Page.prototype.waitForNetworkIdle = async function () {
    const missing = await this.evaluate(async () => {
      await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
      await document.fonts.ready
      return [...document.fonts].filter((face) => face.status === 'error').length
    })
    if (missing > 0) throw new Error('formdeck-fonts-missing')
  }
}

// While the document is being made: one page with all that a page can have, so that what takes long to load is there.
const { Marp } = require.main.require('@marp-team/marp-core')
new Marp({ math: 'mathjax', script: false }).render('# A\n\n$$\\sum_{i=1}^n \\frac{x_i}{\\sqrt{n}}$$\n\n```python\nx = 1\n```\n')

const line = readLine()
if (!line) process.exit(1) // whoever started this has given up
const order = JSON.parse(line)

module.exports = {
  engine,
  lang: order.lang,
  browserTimeout: order.browserTimeout,
  // Emoji stay text: Twemoji pictures would come from the network.
  options: { emoji: { shortcode: false, unicode: false } },
}
