// Loaded into a process and its threads before everything else: says which of them reads model files and the table of towns.
const fs = require('node:fs')
const { isMainThread } = require('node:worker_threads')
const read = fs.readFileSync
fs.readFileSync = (file, ...rest) => {
  if (/(?:data\/models\/\w+|chunks\/towns)\.bin/.test(String(file)))
    process.stderr.write(`${isMainThread ? 'main' : 'thread'} reads ${String(file)}\n`)
  return read(file, ...rest)
}
