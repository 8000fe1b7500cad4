// The product's test of itself, to those who run it: since when it does not come out, and where it hangs.
import type { Messages } from "./message";

export const selfTest = {
  failsSince: ["The self-test has not come out since {time}.", "Der Selbsttest kommt seit {time} nicht durch."],
  noRound: ["Nobody makes it.", "Niemand führt ihn durch."],
  atSubmit: ["Its items are not taken in.", "Seine Vorgänge werden nicht angenommen."],
  atClear: ["Its policy does not let its items pass.", "Seine Richtlinie lässt seine Vorgänge nicht durch."],
  atRedeem: ["Its grant cannot be redeemed.", "Seine Freigabe lässt sich nicht einlösen."],
  atReport: ["What its agent reports is not recorded.", "Was sein Agent meldet, wird nicht vermerkt."],
  atNumber: ["What is written gets no place in the trail.", "Was geschrieben wird, bekommt keinen Platz im Protokoll."],
  atWake: ["What happens is not told to those who wait for it.", "Was geschieht, erfahren die nicht, die darauf warten."],
  atExpire: ["A deadline passed and nothing happened.", "Eine Frist lief ab, und nichts geschah."],
  whatToDo: [
    "Real items may hang in the same place: look into the server's log.",
    "Echte Vorgänge können an derselben Stelle hängen: Sehen Sie in das Log des Servers.",
  ],
} as const satisfies Messages;
