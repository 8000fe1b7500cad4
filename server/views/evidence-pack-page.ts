// Writes an evidence pack: one page of HTML that runs nothing, loads nothing, and reads the same on paper.
import { takenBack } from "@core/lifecycle/taken-back";
import type { RecordedEvent } from "@core/words/events";
import { asAgentId, asPersonId, type Ms } from "@core/words/ids";
import { moneyWords } from "@core/words/labels";
import { LOCALES } from "@core/words/language";
import { dateFormat, language, t } from "@core/words/t";
import { revealJson, revealLine, revealText } from "@core/words/untrusted-text";
import { type Json, OUTCOME_LABELS, printLevel } from "@core/words/vocabulary";
import type { StoredExecution } from "@/db/queries/executions";
import type { PackMaterial } from "./evidence-pack";
import { PACK_STYLE } from "./evidence-pack-style";
import { type Html, html, trusted } from "./safe-html";
import type { EvidenceView } from "./shapes-item";

export interface PackFrame {
  /** The file with the proofs. */
  readonly lines: string;
  readonly checkpoint: { readonly size: number; readonly note: string };
  readonly at: Ms;
  readonly madeFor: string | null;
}

/** To the second, in UTC: a page that is filed is read in other places than where it was made. */
const time = (at: Ms): string =>
  `${dateFormat(LOCALES[language()], { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" }).format(at)} UTC`;

/** Nothing is loaded and nothing runs, whatever stands in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function packPage(pack: PackMaterial, frame: PackFrame): string {
  const { record, shown } = pack;
  const page = html`<!doctype html>
<html lang="${language()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${t("evidencePack.kind")}: ${shown.title}</title>
<style>${trusted(PACK_STYLE)}</style>
</head>
<body>
<header>
<p class="kind">${t(record.fold.outcome === null && record.purpose !== null ? "evidencePack.kindOpen" : "evidencePack.kind")}</p>
<h1>${shown.title}</h1>
<p class="lead">${verdict(pack)}</p>
</header>
<main>
${inShort(pack)}
${whatWasShown(pack)}
${why(pack)}
${whatWasSigned(pack)}
${whatRan(pack)}
${everything(pack)}
${proof(pack, frame)}
</main>
<footer>${
    frame.madeFor === null
      ? t("evidencePack.made", { time: time(frame.at), origin: pack.origin })
      : t("evidencePack.madeFor", { time: time(frame.at), who: frame.madeFor, origin: pack.origin })
  }</footer>
</body>
</html>
`;
  return page.text;
}

const BARS = 16;

/** The same bars as on every screen, and the whole hash beside them. */
function seal(hash: string, signed = false): Html {
  const digits = hash.slice(hash.indexOf(":") + 1);
  const bars = Array.from(digits.slice(0, BARS), (digit, place) => {
    const tall = 2 + (Number.parseInt(digit, 16) / 15) * 10;
    return `M${place * 3} ${(12 - tall).toFixed(1)}h2V12h-2z`;
  }).join("");
  return html`<span class="seal${signed ? " signed" : ""}"><svg viewBox="0 0 47 12" width="47" height="12" aria-hidden="true"><path d="${bars}"/></svg><code>${hash}</code></span>`;
}

const row = (label: string, value: Html | string): Html => html`<dt>${label}</dt><dd>${value}</dd>`;
const rowIf = (label: string, value: Html | string | null): Html => (value === null ? html`` : row(label, value));

function verdict({ record, names, ruling }: PackMaterial): string {
  const { decision, outcome, grant } = record.fold;
  if (decision !== null) {
    const said = { who: decision.by.map((id) => names.person(id).name).join(", "), time: time(decision.at) };
    switch (decision.kind) {
      case "approve":
        return t("evidencePack.approved", said);
      case "edit":
        return t("evidencePack.edited", said);
      case "reject":
        return t("evidencePack.rejected", said);
      case "respond":
        return t("evidencePack.responded", said);
    }
  }
  if (outcome === "silence") return t("evidencePack.silence");
  if (outcome === "expire") return t("evidencePack.expired");
  if (outcome === "withdraw") return t("evidencePack.withdrawn");
  if (ruling?.level === "blocked") return t("evidencePack.blocked");
  return t(grant?.source === "policy" ? "evidencePack.byPolicy" : "evidencePack.undecided");
}

function inShort({ record, ruling, names, shown }: PackMaterial): Html {
  const agent = names.holder({ kind: "agent", id: record.agent });
  const name = agent?.name ?? record.agent;
  const { outcome } = record.fold;
  const states = [...(outcome === null ? [] : [t(`marks.${OUTCOME_LABELS[outcome]}`)]), t(`marks.${record.execution}`)];
  return html`<section><h2>${t("evidencePack.facts")}</h2><dl>
${row(t("evidencePack.item"), html`<code>${record.id}</code>`)}
${row(t("evidencePack.workflow"), t("evidencePack.of", { workflow: revealLine(record.workflow), action: revealLine(record.action) }))}
${rowIf(t("evidencePack.run"), record.run === null ? null : revealLine(record.run))}
${row(
  t("evidencePack.agent"),
  agent?.accountable
    ? t("evidencePack.agentOwner", { agent: name, owner: agent.accountable.name })
    : t("evidencePack.agentAlone", { agent: name }),
)}
${rowIf(t("evidencePack.atRisk"), record.atRisk === null ? null : moneyWords(record.atRisk, language()))}
${rowIf(t("evidencePack.level"), ruling === null ? null : t(`marks.${printLevel(ruling.level, ruling.quorum)}`))}
${rowIf(
  t("evidencePack.policy"),
  ruling === null
    ? null
    : t("evidencePack.policyVersion", { workflow: revealLine(record.workflow), version: String(ruling.policyVersion) }),
)}
${row(t("evidencePack.state"), states.join(", "))}
${row(t("evidencePack.revision"), seal(shown.hash, record.fold.decision !== null))}
</dl></section>`;
}

const jsonText = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value, null, 2));

function whatWasShown({ shown, revisions, images }: PackMaterial): Html {
  const values = Object.entries(shown.arguments).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${jsonText(value)}</td></tr>`,
  );
  const effect =
    shown.before === null && shown.after === null
      ? html``
      : html`<h3>${t("evidencePack.nowAfter")}</h3><table><thead><tr><th>${t("evidencePack.now")}</th><th>${t("evidencePack.after")}</th></tr></thead><tbody><tr><td><pre>${jsonText(shown.before)}</pre></td><td><pre>${jsonText(shown.after)}</pre></td></tr></tbody></table>`;
  const claims = shown.claims.map(({ subject, predicate }) => html`<li>${subject}: ${predicate}</li>`);
  return html`<section><h2>${t("evidencePack.shown")}</h2>
<p class="note">${t("evidencePack.shownNote", { number: shown.number, count: revisions.length })}</p>
${shown.hidden ? html`<p class="warning">${t("evidencePack.hidden")}</p>` : null}
<h3>${t("evidencePack.arguments")}</h3><table><colgroup><col style="width:180px"><col></colgroup><tbody>${values}</tbody></table>
${effect}
${claims.length === 0 ? null : html`<h3>${t("evidencePack.claims")}</h3><ul>${claims}</ul>`}
<h3>${t("evidencePack.evidence")}</h3>
${shown.evidence.length === 0 ? html`<p>${t("evidencePack.noEvidence")}</p>` : shown.evidence.map((one) => evidence(one, images))}
</section>`;
}

function evidence(one: EvidenceView, images: PackMaterial["images"]): Html {
  const caption = html`<figcaption>${one.label} · ${one.mediaType ?? one.kind}<br><code>${one.sha256}</code></figcaption>`;
  if (one.notShown !== null) return html`<figure>${caption}<p class="note">${one.notShown}</p></figure>`;
  switch (one.kind) {
    case "image": {
      const address = images.get(one.sha256);
      return address === undefined
        ? html`<figure>${caption}<p class="note">${t("evidencePack.notImage")}</p></figure>`
        : html`<figure>${caption}<img src="${address}" alt="${one.label}"></figure>`;
    }
    case "link":
      return html`<figure>${caption}<p><code>${one.url}</code></p><p class="note">${t("evidencePack.leadsTo", { host: one.host ?? "" })}</p></figure>`;
    case "text":
    case "json":
      return html`<figure>${caption}<pre>${jsonText(one.content)}</pre></figure>`;
  }
}

function why({ reasons, ruling }: PackMaterial): Html {
  if (reasons.length === 0) return html``;
  const needsPeople = ruling?.level === "review" || ruling?.level === "human_only";
  const lines = reasons.map(({ text, level, quorum, rule, shown, facts }) => {
    const known = Object.entries(facts).map(([name, value]) => html`<li><code>${name}</code> = ${jsonText(value)}</li>`);
    return html`<tr><td>${text}${shown === undefined || shown === "" ? null : html` <b>${shown}</b>`}${known.length === 0 ? null : html`<ul class="note">${known}</ul>`}</td><td>${t(`marks.${printLevel(level, quorum)}`)}</td><td><code>${rule}</code></td></tr>`;
  });
  return html`<section><h2>${t(needsPeople ? "evidencePack.why" : "evidencePack.whyNobody")}</h2><table><colgroup><col><col style="width:110px"><col style="width:180px"></colgroup><tbody>${lines}</tbody></table></section>`;
}

type Signed = Extract<RecordedEvent, { type: "voted" | "closed" }>;

function whatWasSigned({ record, events, names }: PackMaterial): Html {
  const signed = events.filter(
    (event): event is Signed => event.type === "voted" || (event.type === "closed" && event.actor.kind === "person"),
  );
  if (signed.length === 0) return html`<section><h2>${t("evidencePack.signed")}</h2><p>${t("evidencePack.nobodySigned")}</p></section>`;
  const taken = takenBack(record.fold, events);
  const lines = signed.map((event) => {
    const seen = event.data.seen;
    const hash = event.type === "voted" ? event.data.vote.revisionHash : (event.data.decision?.revisionHash ?? null);
    const words = event.free.note ?? event.free.reason ?? event.free.body;
    const person = event.actor.kind === "person" ? names.person(event.actor.id).name : "";
    const looked = [
      seen === null || seen.seenMs === null
        ? t("evidencePack.notMeasured")
        : t("evidencePack.seconds", { seconds: Math.round(seen.seenMs / 100) / 10 }),
      ...(seen?.evidenceSeen === undefined
        ? []
        : [t(seen.evidenceSeen ? "evidencePack.evidenceInView" : "evidencePack.evidenceNotInView")]),
    ];
    return html`<tr class="signed"><td><b>${person}</b>${event.onBehalfOf === null ? null : html`<br>${t("evidencePack.forWhom", { who: names.person(event.onBehalfOf).name })}`}</td>
<td>${time(event.at)}</td>
<td>${didWords(event)}${taken.has(event.seq) ? `, ${t("evidencePack.takenBack")}` : null}${hash === null ? null : html`<br>${seal(hash)}`}${typeof words === "string" && words !== "" ? html`<p class="said">${revealText(words)}</p>` : null}</td>
<td>${looked.join(", ")}</td></tr>`;
  });
  return html`<section><h2>${t("evidencePack.signed")}</h2><table><colgroup><col style="width:130px"><col style="width:130px"><col><col style="width:110px"></colgroup>
<thead><tr><th>${t("evidencePack.who")}</th><th>${t("evidencePack.when")}</th><th>${t("evidencePack.what")}</th><th>${t("evidencePack.looked")}</th></tr></thead><tbody>${lines}</tbody></table></section>`;
}

function didWords(event: Signed): string {
  if (event.type === "voted") return t(event.data.vote.kind === "edit" ? "evidencePack.edits" : "evidencePack.approves");
  return t(event.data.outcome === "respond" ? "marks.responded" : "marks.rejected");
}

function whatRan({ record, execution, reversals }: PackMaterial): Html {
  const { grant, reversibleUntil } = record.fold;
  if (grant === null && execution === null)
    return html`<section><h2>${t("evidencePack.ran")}</h2><p>${t("evidencePack.nothingRan")}</p></section>`;
  return html`<section><h2>${t("evidencePack.ran")}</h2><dl>
${grant === null ? null : row(t("evidencePack.grant"), html`${t("evidencePack.grantLine", { id: grant.id, final: time(grant.finalAt) })}<br>${seal(grant.revisionHash, true)}`)}
${execution === null ? row(t("evidencePack.execution"), t("evidencePack.nothingRan")) : row(t("evidencePack.execution"), ranLine(execution))}
${reversals.map((reversal) => row(t("evidencePack.reversal"), ranLine(reversal)))}
${reversibleUntil === null ? null : row(t("evidencePack.reversal"), t("evidencePack.reversible", { time: time(reversibleUntil) }))}
</dl>${execution === null ? null : reported(execution)}</section>`;
}

function ranLine({ state, startedAt, endedAt, revisionHash, id }: StoredExecution): Html {
  const said = { state: state === "stands" ? t("told.itStands") : t(`marks.${state}`), begun: time(startedAt) };
  const words =
    endedAt === null ? t("evidencePack.executionLine", said) : t("evidencePack.executionEnded", { ...said, ended: time(endedAt) });
  return html`${words}<br><code>${id}</code><br>${seal(revisionHash)}`;
}

function reported({ result, error }: StoredExecution): Html {
  const said = error ?? result;
  return said === null ? html`` : html`<h3>${t("evidencePack.result")}</h3><pre>${jsonText(revealJson(said))}</pre>`;
}

function everything({ events, told, places, revisions, names }: PackMaterial): Html {
  const lines = events.map((event) => {
    const entry = told.get(event.seq);
    const words =
      entry === undefined
        ? html`<span class="note">${t("evidencePack.nextLine")}</span>`
        : html`${entry.text}${entry.detail === null ? null : html` <span class="note">${entry.detail}</span>`}${entry.quote === null ? null : html`<p class="said">${entry.quote}</p>`}`;
    const moved =
      entry?.transfer === true
        ? html`<br><span class="transfer">→ ${entry.holder === null ? t("evidencePack.nobody") : t("evidencePack.holder", { who: entry.holder.name })}</span>`
        : null;
    return html`<tr><td class="number">${places.get(event.seq) ?? null}</td><td>${time(event.at)}</td><td>${words}${moved}<br><code>${event.type}</code></td><td>${seal(event.hash)}</td></tr>`;
  });
  const all = revisions.map(
    ({ number, hash, at, byKind, by }) =>
      html`<tr><td class="number">${number}</td><td>${time(at)}</td><td>${byKind === "person" ? names.person(asPersonId(by)).name : names.agent(asAgentId(by)).name}</td><td>${seal(hash)}</td></tr>`,
  );
  return html`<section><h2>${t("evidencePack.everything")}</h2><p class="note">${t("evidencePack.everythingNote")}</p>
<table class="events"><colgroup><col style="width:56px"><col style="width:130px"><col><col style="width:250px"></colgroup>
<thead><tr><th class="number">${t("evidencePack.place")}</th><th>${t("evidencePack.when")}</th><th>${t("evidencePack.event")}</th><th>${t("evidencePack.hash")}</th></tr></thead><tbody>${lines}</tbody></table>
${revisions.length < 2 ? null : html`<h3>${t("evidencePack.revisions")}</h3><table class="events"><colgroup><col style="width:56px"><col style="width:130px"><col><col style="width:250px"></colgroup><tbody>${all}</tbody></table>`}
</section>`;
}

function proof({ record, keys }: PackMaterial, { lines, checkpoint }: PackFrame): Html {
  const bytes = Buffer.from(lines);
  const size = `${Math.max(1, Math.round(bytes.length / 1_000))}\u00a0kB`;
  return html`<section><h2>${t("evidencePack.proof")}</h2><p>${t("evidencePack.proofNote", { size: checkpoint.size })}</p>
<p class="screen"><a download="item-${record.id}.jsonl" href="data:application/x-ndjson;base64,${bytes.toString("base64")}">${t("evidencePack.download", { size })}</a></p>
<dl>${row(t("evidencePack.check"), html`<code>node verify.mjs item-${record.id}.jsonl</code>`)}
${row(t("evidencePack.keys"), html`${keys.map((key) => html`<code>${key}</code><br>`)}`)}</dl>
<h3>${t("evidencePack.head")}</h3><pre>${checkpoint.note}</pre></section>`;
}
