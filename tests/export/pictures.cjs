// Draws each page of an HTML file as a small grey picture, and tells how far it is from an earlier one.
// An order comes as JSON on standard input; the answer is, for each page, how many of its patches differ.
'use strict'

const fs = require('node:fs')
const path = require('node:path')

const load = (name) => require(require.resolve(name, { paths: [process.env.FORMDECK_PACKAGES] }))
const puppeteer = load('puppeteer-core')

const WIDTH = 240
const STYLE = `html, body { margin: 0; padding: 0; background: #fff } svg[data-marpit-svg] { display: block; margin: 0 !important;
  box-shadow: none !important; filter: grayscale(1); height: auto !important }`

// Runs in the browser: the share of patches whose mean brightness differs by more than letters that are drawn a little
// differently can account for. A picture of another size differs everywhere.
const compare = async (one, other) => {
  const [patch, most] = [6, 12]
  const read = async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height)
  }
  const [a, b] = [await read(one), await read(other)]
  if (a.width !== b.width || a.height !== b.height) return 1
  const mean = ({ data, width }, left, top) => {
    let sum = 0
    for (let y = top; y < top + patch; y++) for (let x = left; x < left + patch; x++) sum += data[4 * (y * width + x)]
    return sum / patch ** 2
  }
  let [patches, different] = [0, 0]
  for (let top = 0; top + patch <= a.height; top += patch) {
    for (let left = 0; left + patch <= a.width; left += patch) {
      patches += 1
      different += Math.abs(mean(a, left, top) - mean(b, left, top)) > most
    }
  }
  return different / patches
}

const main = async ({ program, flags, html, folder, earlier, pageWidth }) => {
  const browser = await puppeteer.launch({ executablePath: program, args: flags, pipe: true, headless: true })
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: pageWidth, height: 1200, deviceScaleFactor: WIDTH / pageWidth })
    await page.goto(`file://${html}`)
    await page.addStyleTag({ content: `${STYLE} svg[data-marpit-svg] { width: ${pageWidth}px !important }` })
    await page.evaluate(() => document.fonts.ready)
    const answer = {}
    for (const [at, sheet] of (await page.$$('svg[data-marpit-svg]')).entries()) {
      const name = `${String(at + 1).padStart(2, '0')}.png`
      const drawn = Buffer.from(await sheet.screenshot({ path: path.join(folder, name) })).toString('base64')
      const before = path.join(earlier, name)
      answer[name] = fs.existsSync(before)
        ? await page.evaluate(compare, drawn, fs.readFileSync(before).toString('base64'))
        : 1
    }
    process.stdout.write(JSON.stringify(answer))
  } finally {
    await browser.close()
  }
}

main(JSON.parse(fs.readFileSync(0, 'utf8'))).catch((error) => {
  console.error(error)
  process.exit(1)
})
