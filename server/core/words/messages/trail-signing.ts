// The signature of the trail, to those who run the product or audit it: since when there is none, and what stands against it.
import type { Messages } from "./message";

export const trailSigning = {
  refusedSince: ["The trail has not been signed since {time}.", "Das Protokoll wird seit {time} nicht mehr signiert."],
  lateSince: ["Events have been waiting for a signature since {time}.", "Ereignisse warten seit {time} auf eine Signatur."],
  treeShrank: ["Events that were signed are gone.", "Signierte Ereignisse fehlen."],
  rootDiffers: ["Events that were signed have been changed.", "Signierte Ereignisse wurden verändert."],
  notAnExtension: ["It does not continue what was signed.", "Es setzt nicht fort, was signiert wurde."],
  treeIncomplete: ["A part of what was signed is missing.", "Ein Teil dessen, was signiert wurde, fehlt."],
  noteDiffers: ["The last signature is not one of ours.", "Die letzte Signatur stammt nicht von uns."],
  whatToDo: [
    "Somebody may have changed the database: keep a copy of it as it is, and look into the server's log.",
    "Möglicherweise hat jemand die Datenbank verändert: Bewahren Sie eine Kopie davon auf, wie sie ist, und sehen Sie in das Log des Servers.",
  ],
  lookIntoLog: ["Look into the server's log.", "Sehen Sie in das Log des Servers."],
} as const satisfies Messages;
