// What formdeck tells this process through a pipe: JSON lines. It is answered in files.
'use strict'

const fs = require('node:fs')

const pipe = Number(process.env.FORMDECK_PIPE)
const NEW_LINE = 10
const BLOCK = 65536

let behind = Buffer.alloc(0)

// The next message, or null where whoever started this wants nothing more.
const readMessage = () => {
  const parts = [behind]
  while (!parts.at(-1).includes(NEW_LINE)) {
    const block = Buffer.alloc(BLOCK)
    const length = fs.readSync(pipe, block)
    if (length === 0) return null
    parts.push(block.subarray(0, length))
  }
  const read = Buffer.concat(parts)
  const end = read.indexOf(NEW_LINE)
  behind = read.subarray(end + 1)
  return JSON.parse(read.subarray(0, end).toString())
}

// Whoever waits for a file finds all of it.
const writeWhole = (file, text) => {
  fs.writeFileSync(`${file}.part`, text)
  fs.renameSync(`${file}.part`, file)
}

module.exports = { readMessage, writeWhole }
