// Draws formulas as MathJax writes them and as the runtime passes them on, and tells how many pixels differ.
// An order comes as JSON on standard input; the answer is, for each formula, how many groups each drawing has, how many
// pixels are dark, and how many are not the same in both.
'use strict'

const fs = require('node:fs')

const load = (name) => require(require.resolve(name, { paths: [process.env.FORMDECK_PACKAGES] }))
const { Marp } = load('@marp-team/marp-core')
const puppeteer = load('puppeteer-core')

// Runs in the browser.
const compare = async ([one, other]) => {
  const read = async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    context.drawImage(image, 0, 0)
    return context.getImageData(0, 0, image.width, image.height).data
  }
  const [a, b] = [await read(one), await read(other)]
  let [dark, different] = [0, Math.abs(a.length - b.length)]
  for (let at = 0; at < a.length; at += 4) {
    dark += a[at + 1] < 128
    different += [0, 1, 2].some((channel) => Math.abs(a[at + channel] - b[at + channel]) > 48)
  }
  return { dark, different }
}

const main = async ({ program, flags, module, formulas }) => {
  const { unnest } = require(module)
  const marp = new Marp({ math: 'mathjax', script: false })
  const browser = await puppeteer.launch({ executablePath: program, args: flags, pipe: true, headless: true })
  try {
    const page = await browser.newPage()
    await page.setViewport({ width: 900, height: 400 })
    const answer = []
    for (const formula of formulas) {
      const [drawn] = /<mjx-container[^]*<\/mjx-container>/.exec(marp.render(`$$\n${formula}\n$$`).html)
      const versions = [drawn, unnest(drawn)]
      const pictures = []
      for (const version of versions) {
        await page.setContent(`<body style="background:#fff;font-size:24px">${version}</body>`)
        pictures.push(await page.screenshot({ encoding: 'base64' }))
      }
      const groups = versions.map((version) => version.split('<g').length - 1)
      answer.push({ groups, ...(await page.evaluate(compare, pictures)) })
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
