// How an evidence pack looks: the product's own tokens in colours that every printer and every old browser has, and on paper of whatever size.
import type { ItemId } from "@core/words/ids";

/** What stands at the foot of each printed page, since pages get apart: an id of hex digits and hyphens has nothing that CSS would read. */
const paper = (item: ItemId): string => `
@page{margin:16mm 15mm 18mm;@bottom-left{content:"${item}";color:#666a76;font:9px/12px "JetBrains Mono",ui-monospace,Menlo,Consolas,monospace}@bottom-right{content:counter(page) " / " counter(pages);color:#666a76;font:9px/12px Inter,system-ui,sans-serif}}
`;

export const packStyle = (item: ItemId): string => STYLE + paper(item);

const STYLE = `
:root{color-scheme:light;--text:#1b1e26;--text-2:#4a4e59;--text-3:#666a76;--line:#dfe1e6;--line-2:#c6c9d1;--sunken:#f5f6f8;--ink:#2a4bc4;--ink-tint:#eef1fd;--warn:#7d5100;--warn-tint:#fdf4e3}
*{box-sizing:border-box}
html{background:#eceef2}
body{margin:0 auto;max-width:860px;padding:32px 40px 48px;background:#fff;color:var(--text);font:13px/20px Inter,system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{margin:6px 0 0;font-size:21px;line-height:28px;font-weight:600;letter-spacing:-.014em}
h2{margin:32px 0 8px;padding-top:10px;border-top:1px solid var(--text);font-size:14px;line-height:20px;font-weight:600}
h3{margin:18px 0 4px;font-size:13px;font-weight:600}
p{margin:0 0 6px}
.kind{margin:0;color:var(--text-3);font-size:12px}
.lead{margin:8px 0 0;font-size:15px;line-height:22px}
.note{color:var(--text-2);font-size:12px;line-height:18px}
.mono,code,pre{font-family:"JetBrains Mono",ui-monospace,Menlo,Consolas,monospace;font-size:11px;line-height:16px;font-variant-ligatures:none}
pre{margin:4px 0 8px;padding:8px 10px;background:var(--sunken);border:1px solid var(--line);border-radius:3px;white-space:pre-wrap;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:148px minmax(0,1fr);gap:3px 16px;margin:8px 0}
dt{color:var(--text-2)}
dd{margin:0}
table{width:100%;margin:6px 0 10px;border-collapse:collapse;table-layout:fixed}
th,td{padding:5px 10px 5px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th{color:var(--text-2);font-size:12px;font-weight:500}
tr{break-inside:avoid}
td.number,th.number{text-align:right}
.seal{display:inline-flex;gap:8px;align-items:center;vertical-align:middle}
.seal svg{flex:none;fill:var(--text-2)}
.signed .seal svg,.seal.signed svg{fill:var(--ink)}
.said{margin:2px 0 0;padding-left:10px;border-left:2px solid var(--line-2);color:var(--text-2);white-space:pre-wrap}
.transfer{color:var(--text-2);font-size:12px}
.warning{padding:6px 10px;background:var(--warn-tint);color:var(--warn);border-radius:3px}
figure{margin:8px 0 14px}
figcaption{break-after:avoid;color:var(--text-2);font-size:12px}
img{display:block;break-inside:avoid;max-width:100%;max-height:900px;margin-top:4px;border:1px solid var(--line)}
a{color:var(--ink)}
footer{margin-top:32px;padding-top:10px;border-top:1px solid var(--line);color:var(--text-3);font-size:12px}
@media (max-width:640px){col{width:auto !important}.seal{flex-wrap:wrap}body{padding:20px 16px 32px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:6px}.events th:nth-child(1),.events td:nth-child(1),.events th:nth-child(4),.events td:nth-child(4){display:none}.events col:nth-child(1),.events col:nth-child(4){width:0}}
@media print{html{background:none}body{max-width:none;padding:0;font-size:11px;line-height:16px}code,pre{font-size:10px;line-height:15px}h2,h3,h2+p,thead{break-after:avoid}dt,dd,figcaption,.note,.warning,.whole{break-inside:avoid}footer{break-before:avoid}dt{break-after:avoid}p,pre{orphans:4;widows:4}pre{box-decoration-break:clone}.screen{display:none}a{color:inherit;text-decoration:none}}
`;
