// The editor runs a query in the page: a table to sort, where a fault is, how long it took. Without this script the form
// does the same by itself. Whatever comes back is put in as text.
"use strict";

(() => {
  const told = JSON.parse(document.getElementById("told").textContent);
  const [form, editor, stop, result] = ["ask", "query", "stop", "result"].map(id => document.getElementById(id));
  const status = document.getElementById("page-status");
  const SHOWN = 500;
  const NUMBER = /#(?:integer|decimal|double|float|int|long)$/;
  let running = null;

  const say = (key, values = {}) => told.words[key].replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
  const number = value => value.toLocaleString(document.documentElement.lang);

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
      else if (value !== null) made.setAttribute(name, value);
    made.append(...children.flat().filter(child => child !== null));
    return made;
  }

  // ---- writing -------------------------------------------------------------------------------------------------

  editor.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.ctrlKey && (event.key === "]" || event.key === "[")) {
      event.preventDefault();
      indent(event.key === "]");
    }
  });

  /** The lines that are selected two spaces further, or back. */
  function indent(further) {
    const text = editor.value;
    const start = text.lastIndexOf("\n", editor.selectionStart - 1) + 1;
    const end = editor.selectionEnd;
    const lines = text.slice(start, end).split("\n").map(line => further ? `  ${line}` : line.replace(/^ {1,2}/, ""));
    editor.setRangeText(lines.join("\n"), start, end, lines.length > 1 ? "select" : "end");
  }

  /** Select a line of the query, counted from 1. */
  function toLine(line) {
    const lines = editor.value.split("\n");
    if (!(line >= 1 && line <= lines.length)) return "";
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    editor.focus();
    editor.setSelectionRange(start, start + lines[line - 1].length);
    return lines[line - 1];
  }

  // ---- running -------------------------------------------------------------------------------------------------

  form.addEventListener("submit", event => {
    if (!told.endpoint) return;
    event.preventDefault();
    run();
  });
  stop.addEventListener("click", () => running?.abort());

  async function run() {
    running?.abort();
    const own = running = new AbortController();
    const query = editor.value, start = performance.now();
    busy(true);
    try {
      const response = await fetch(told.endpoint, {
        method: "POST", signal: own.signal, headers: {accept: "application/sparql-results+json, text/turtle;q=0.9"},
        body: new URLSearchParams({query}),
      });
      if (response.status === 404) return form.submit(); // no such service here: the page answers by itself
      const text = await response.text();
      share(query);
      if (response.ok) show(response.headers.get("content-type") || "", text, (performance.now() - start) / 1000, query);
      else fault(text.trim().slice(0, 2000));
    } catch {
      if (own === running) note(own.signal.aborted ? say("stopped by you") : say("failed", {why: say("unreachable")}));
    } finally {
      if (own === running) busy(false);
    }
  }

  /** The address of the page, and its permanent link, give this query again. */
  function share(query) {
    history.replaceState(null, "", `?${new URLSearchParams({query})}`);
    for (const link of document.querySelectorAll("a[rel=bookmark]")) link.href = location.href;
  }

  function busy(yes) {
    stop.hidden = !yes;
    result.setAttribute("aria-busy", String(yes));
    if (yes) note(say("running"));
  }

  function note(text) {
    status.textContent = text;
    result.replaceChildren(element("p", {}, text));
  }

  function fault(why) {
    const line = Number(/\bline (\d+)/.exec(why)?.[1] || 0);
    editor.setAttribute("aria-invalid", "true");
    status.textContent = say("failed", {why});
    const there = line ? toLine(line) : "";
    result.replaceChildren(element("div", {class: "wrong"}, element("p", {}, say("failed", {why})),
      there ? element("p", {}, `${say("line", {line})}: `, element("code", {}, element("mark", {}, there))) : null));
  }

  // ---- showing -------------------------------------------------------------------------------------------------

  function show(media, text, time, query) {
    editor.removeAttribute("aria-invalid");
    const seconds = time.toLocaleString(document.documentElement.lang, {maximumFractionDigits: 2});
    if (!media.includes("json")) return present(say("result graph", {seconds}), [element("pre", {class: "code", tabindex: "0"}, text)], query, ["ttl"]);
    const answer = JSON.parse(text);
    if ("boolean" in answer) return present(say(answer.boolean ? "result yes" : "result no", {seconds}), [], query, ["json"]);
    const rows = answer.results.bindings, count = number(rows.length);
    const summary = say(rows.length > SHOWN ? "result shown" : "result rows", {count, seconds, shown: number(SHOWN)});
    present(summary, rows.length ? [table(answer.head.vars, rows)] : [], query, ["csv", "xlsx", "json"]);
  }

  function present(summary, parts, query, forms) {
    status.textContent = summary;
    const links = forms.map(form => element("li", {}, element("a", {href: `${told.take[form]}?${new URLSearchParams({query})}`, download: ""}, form.toUpperCase())));
    result.replaceChildren(element("p", {}, summary), ...parts,
      element("p", {class: "quiet"}, say("download"), ":"), element("ul", {class: "forms"}, links));
  }

  function table(columns, rows) {
    const body = element("tbody"), heads = columns.map((name, place) => heading(name, place));
    let order = null;

    function heading(name, place) {
      const sign = element("span", {"aria-hidden": "true"});
      return element("th", {scope: "col", class: numeric(rows[0][name]) ? "number" : null}, element("button", {type: "button", class: "sort", title: say("sort", {column: name}), on: {click: () => sort(place)}}, name, sign));
    }

    function sort(place) {
      order = {place, down: order?.place === place && !order.down};
      heads.forEach((head, at) => {
        if (at === place) head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
        head.querySelector("span").textContent = at === place ? (order.down ? " ▼" : " ▲") : "";
      });
      fill();
    }

    function fill() {
      const sorted = order ? [...rows].sort((a, b) => (order.down ? -1 : 1) * compared(a[columns[order.place]], b[columns[order.place]])) : rows;
      body.replaceChildren(...sorted.slice(0, SHOWN).map(row => element("tr", {}, columns.map(name => cell(name, row[name])))));
    }

    fill();
    return element("div", {class: "wide", role: "region", tabindex: "0", "aria-label": say("table scrolls")},
      element("table", {}, element("thead", {}, element("tr", {}, heads)), body));
  }

  const numeric = term => Boolean(term && NUMBER.test(term.datatype || ""));

  /** Order of two terms; what is not there comes last. */
  function compared(one, other) {
    if (!one || !other) return one ? -1 : other ? 1 : 0;
    if (numeric(one) && numeric(other)) return Number(one.value) - Number(other.value);
    return String(one.value).localeCompare(String(other.value), document.documentElement.lang, {numeric: true});
  }

  function cell(name, term) {
    return element("td", {"data-label": name, class: numeric(term) ? "number" : null}, term ? written(term) : "");
  }

  function written(term) {
    if (typeof term.value !== "string") return JSON.stringify(term.value); // a triple
    if (term.type === "uri") return link(term.value);
    const lang = term["xml:lang"];
    return lang ? [element("span", {lang}, term.value), element("span", {class: "quiet"}, ` @${lang}`)] : term.value;
  }

  /** A link to the page of this site about a thing, else to its web address; plain text for any other address. */
  function link(iri) {
    const [start, page] = Object.entries(told.pages).find(([start]) => iri.startsWith(start)) || [];
    const name = start ? iri.slice(start.length).replace(/^gm(?=\d+$)/, "GM") : "";
    if (page && name && !name.includes("/")) return element("a", {href: page.replace("{}", encodeURIComponent(name))}, short(iri));
    return /^https?:\/\/[^\s<>"]+$/.test(iri) ? element("a", {href: iri, rel: "noreferrer"}, short(iri)) : iri;
  }

  function short(iri) {
    const known = Object.entries(told.prefixes).filter(([, start]) => iri.startsWith(start)).sort((a, b) => b[1].length - a[1].length)[0];
    return known ? `${known[0]}:${iri.slice(known[1].length)}` : iri;
  }

  if (editor.dataset.line > 0) toLine(Number(editor.dataset.line));
})();
