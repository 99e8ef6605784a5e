// What formdeck tells this process through a pipe: JSON lines, then all the rest as one JSON text. It is answered in files.
'use strict'

const fs = require('node:fs')

const pipe = Number(process.env.FORMDECK_PIPE)

const readOrder = () => {
  const byte = Buffer.alloc(1)
  const line = []
  while (fs.readSync(pipe, byte) === 1 && byte[0] !== 10) line.push(byte[0])
  if (line.length === 0) process.exit(1) // whoever started this has given up
  return JSON.parse(Buffer.from(line).toString())
}

let rest
const readRest = () => (rest ??= JSON.parse(fs.readFileSync(pipe, 'utf8')))

// Whoever waits for a file finds all of it.
const writeWhole = (file, text) => {
  fs.writeFileSync(`${file}.part`, text)
  fs.renameSync(`${file}.part`, file)
}

module.exports = { readOrder, readRest, writeWhole }
