// Loaded before the program (`--import`): on SIGUSR2 its clock jumps ahead by an hour.
const realNow = Date.now
const RealDate = Date
let ahead = 0
process.on('SIGUSR2', () => {
  ahead += 3_600_000
})
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(realNow() + ahead)
    else super(...given)
  }
  static now() {
    return realNow() + ahead
  }
}
