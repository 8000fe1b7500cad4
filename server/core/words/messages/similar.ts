// Similar past cases beside an item, and how likeness is counted.
import type { Messages } from "./message";

export const similar = {
  approvedCount: ["{count, number} approved", "{count, number} freigegeben"],
  editedCount: ["{count, number} edited", "{count, number} geändert"],
  rejectedCount: ["{count, number} rejected", "{count, number} abgelehnt"],
  respondedCount: ["{count, number} responded", "{count, number} beantwortet"],
  likeIt: [
    "{count, plural, =1 {The one like it} other {Of the last # like it}}: {how}. {back, plural, =0 {None taken back.} other {# taken back.}}",
    "{count, plural, =1 {Der eine ähnliche} other {Von den letzten # ähnlichen}}: {how}. {back, plural, =0 {Keiner rückabgewickelt.} other {# rückabgewickelt.}}",
  ],
  title: ["Similar cases", "Ähnliche Fälle"],
  decidedBefore: ["decided before", "früher entschieden"],
  case: ["Case", "Fall"],
  proposed: ["Proposed", "Vorgeschlagen"],
  by: ["By", "Von"],
  took: ["Took", "Dauer"],
  likeness: ["Likeness", "Ähnlichkeit"],
  andTakenBack: [", taken back", ", rückabgewickelt"],
  likenessHow: [
    "Nearest of {count, plural, one {# decided case} other {# decided cases}} of this action: three quarters how near the facts are, one quarter shared words of the titles.",
    "Die nächsten von {count, plural, one {# entschiedenen Fall} other {# entschiedenen Fällen}} dieser Aktion: zu drei Vierteln nach Nähe der Fakten, zu einem nach gemeinsamen Wörtern der Titel.",
  ],
  differ: ["These were decided differently.", "Diese wurden verschieden entschieden."],
  noneAlike: ["None of them is much like this one.", "Keiner davon ist diesem recht ähnlich."],
} as const satisfies Messages;
