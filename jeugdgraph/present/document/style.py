"""How a page of HTML looks, on a screen and on A4."""

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #ffffff; --rule: #b8b8b8; --quiet: #4a4a4a; --link: #0b4f9e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #17191c; --rule: #5b6067; --quiet: #bfc3c8; --link: #8cbcff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Calibri, Carlito, Arial, "Liberation Sans", sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.15rem; line-height: 1.25; margin: 1.4rem 0 .35rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul, ol, dl { margin: .35rem 0; }
ul, ol { padding-left: 1.4rem; }
li { margin: .15rem 0; }
a { color: var(--link); }
code { font: .92em ui-monospace, "Liberation Mono", Consolas, monospace; }
.small, [role="doc-endnotes"] li { font-size: .875rem; color: var(--quiet); }
.facts { border-block: 1px solid var(--rule); padding: .4rem 0; }
.facts div { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.facts dt { flex: 0 0 11rem; color: var(--quiet); }
.facts dd { flex: 1 1 16rem; margin: 0; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.35; overflow-wrap: break-word; }
caption { text-align: left; color: var(--quiet); padding-bottom: .2rem; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--rule); }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: inherit; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
sup { line-height: 0; font-size: .75em; }
sup a { text-decoration: none; padding: 0 .1em; }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
@page {
  size: A4; margin: 14mm 18mm 14mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Calibri, Carlito, Arial, sans-serif; }
}
@media print {
  :root { --ink: #000000; --paper: #ffffff; --rule: #b8b8b8; --quiet: #333333; --link: #000000; }
  body { font-size: 9.5pt; line-height: 1.3; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 15pt; margin-bottom: 4pt; }
  h2 { font-size: 11pt; margin: 9pt 0 2pt; break-after: avoid; }
  p, ul, ol { margin: 2pt 0; }
  table { font-size: 8.5pt; line-height: 1.2; }
  th, td { padding: 1pt 6pt 1pt 0; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; margin: 3pt 0; }
  .small { font-size: 8.5pt; }
  [role="doc-endnotes"] li { font-size: 8pt; line-height: 1.2; margin: 0; }
  .back { display: none; }
  a { text-decoration: none; }
}
"""
