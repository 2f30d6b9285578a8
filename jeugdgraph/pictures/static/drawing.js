// Charts and matrices: the drawing already stands in the page; here its marks can be found, chosen and walked through
// by keyboard, and lead to their row in the table and back.

const scene = data.scene;
const MARKS = "[data-key]";
const AROUND = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
const STEPS = [0.5, 0.6, 0.75, 0.9, 1, 1.25, 1.5, 2];
const drawings = [...document.querySelectorAll(".drawing svg")];
const tooltip = page.element("div", {class: "tooltip", "aria-hidden": "true", hidden: true});
/** Marks by what they are of: a ribbon is of two regions. */
const parts = new Map();
for (const mark of scene.marks)
  for (const whole of mark.of) parts.set(whole, [...(parts.get(whole) || []), mark.key]);
const chart = {chosen: null, lit: null, scale: 1};

page.stage.append(tooltip);

const marksIn = svg => [...svg.querySelectorAll(MARKS)];
const markOf = key => page.drawing()?.querySelector(`${MARKS}[data-key="${CSS.escape(key)}"]`);
const labelOf = mark => mark.getAttribute("aria-label");

// ---- marks -----------------------------------------------------------------------------------------------------

for (const svg of drawings) {
  for (const mark of marksIn(svg)) {
    mark.setAttribute("role", "button");
    mark.setAttribute("tabindex", "-1");
  }
  marksIn(svg)[0]?.setAttribute("tabindex", "0");
  svg.addEventListener("click", event => pressed(event.target.closest(MARKS)));
  svg.addEventListener("keydown", typed);
  svg.addEventListener("pointerover", event => pointed(event.target.closest(MARKS)));
  svg.addEventListener("pointerleave", () => pointed(null));
}

function pressed(mark) {
  if (!mark) return;
  mark.focus({preventScroll: true});
  choose(mark.dataset.key);
}

/** The mark that the keyboard is at: one stop for Tab, a ring around it, and what it says. */
function reached(mark) {
  if (!mark) return;
  const svg = mark.ownerSVGElement;
  svg.querySelector(`${MARKS}[tabindex="0"]`)?.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
  ring(mark);
  showTip(mark);
}

function left() {
  unring();
  tooltip.hidden = true;
}

function pointed(mark) {
  if (mark) showTip(mark);
  else if (document.activeElement?.matches(MARKS)) showTip(document.activeElement);
  else tooltip.hidden = true;
}

/** Copies of the mark without its filling, over all others: an outline would be cut off by its neighbours. Two, light
 * around dark, so that it stands out on every colour. */
function ring(mark) {
  unring();
  for (const kind of ["ring around", "ring"]) {
    const copied = mark.cloneNode(false);
    for (const name of ["data-key", "role", "tabindex", "aria-label"]) copied.removeAttribute(name);
    copied.setAttribute("class", kind);
    copied.setAttribute("aria-hidden", "true");
    mark.parentNode.append(copied);
  }
}

const unring = () => document.querySelectorAll(".drawing .ring").forEach(one => one.remove());

/** What a mark says, beside it and within the stage. */
function showTip(mark) {
  tooltip.textContent = page.short(labelOf(mark));
  tooltip.hidden = false;
  const stage = page.stage.getBoundingClientRect(), here = mark.getBoundingClientRect();
  const x = Math.min(Math.max(here.left + here.width / 2, stage.left), stage.right) - stage.left;
  const below = here.bottom - stage.top + 8, room = stage.height - tooltip.offsetHeight - 4;
  const y = below > room ? here.top - stage.top - tooltip.offsetHeight - 8 : below;
  tooltip.style.left = `${Math.min(Math.max(x - tooltip.offsetWidth / 2, 4), Math.max(stage.width - tooltip.offsetWidth - 4, 4))}px`;
  tooltip.style.top = `${Math.min(Math.max(y, 4), Math.max(room, 4))}px`;
}

// ---- keyboard --------------------------------------------------------------------------------------------------

function typed(event) {
  const mark = event.target.closest(MARKS);
  if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
  const act = event.key in AROUND ? () => next(mark, event.key)?.focus()
    : event.key === "Home" || event.key === "End" ? () => marksIn(mark.ownerSVGElement).at(event.key === "Home" ? 0 : -1).focus()
      : event.key === "Enter" || event.key === " " ? () => choose(mark.dataset.key)
        : event.key === "Escape" ? clear : null;
  if (!act) return;
  event.preventDefault();
  act();
}

/** The nearest mark in a direction; where there is none, the one before or after it, so that all can be reached. */
function next(mark, key) {
  const [dx, dy] = AROUND[key], from = middle(mark), all = marksIn(mark.ownerSVGElement);
  let found = null, least = Infinity;
  for (const other of all) {
    const to = middle(other), along = (to.x - from.x) * dx + (to.y - from.y) * dy;
    if (other === mark || along < 1) continue;
    const away = along + 3 * Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx);
    if (away < least) [found, least] = [other, away];
  }
  return found || all[all.indexOf(mark) + (dx + dy)];
}

function middle(mark) {
  const here = mark.getBoundingClientRect();
  return {x: here.left + here.width / 2, y: here.top + here.height / 2};
}

// ---- choosing --------------------------------------------------------------------------------------------------

/** Show what is known of a mark, or of a region that marks are of, and light up what belongs to it. */
function choose(key) {
  chart.chosen = key;
  const mark = markOf(key), inside = (parts.get(key) || []).filter(one => one !== key);
  light(inside.length ? new Set([key, ...inside]) : null);
  describe(key, mark, inside);
  page.announce(mark ? labelOf(mark) : page.say("marks of", {count: inside.length}));
}

function describe(key, mark, inside) {
  const [table, row] = data.tables.flatMap(one => one.rows.filter(row => row[0] === key).map(row => [one, row]))[0] || [];
  const heads = table && scene.pairs.includes(table.id) ? 2 : 1;
  const title = row ? row.slice(1, 1 + heads).map(cell => told(cell)).join(" → ") : mark ? labelOf(mark) : "";
  const rest = row ? table.columns.map((column, place) => [page.text(column.heading), told(row[place + 1], column)]).slice(heads) : [];
  page.details(title, rest, {after: [
    row && page.element("p", {}, page.element("button", {type: "button", on: {click: () => toRow(table, key)}}, page.say("to row"))),
    inside.length > 0 && page.element("ul", {class: "plain"}, inside.map(markOf).filter(Boolean).map(one =>
      page.element("li", {}, page.element("button", {type: "button", class: "as-link", on: {click: () => goTo(one)}}, labelOf(one))))),
  ].filter(Boolean)});
}

function goTo(mark) {
  mark.scrollIntoView({block: "center", inline: "center"});
  mark.focus({preventScroll: true});
  choose(mark.dataset.key);
}

/** To the row of the table that tells of a mark; a table that is closed draws itself after it opens. */
function toRow(table, key) {
  const fold = byId("twin-fold");
  if (fold.open) return showRow(table, key);
  fold.addEventListener("toggle", () => showRow(table, key), {once: true});
  fold.open = true;
}

function showRow(table, key) {
  Object.assign(twin, {at: data.tables.indexOf(table), words: "", order: null});
  twin.draw();
  twin.shown = table.rows.length;
  twin.rows();
  const row = document.querySelector(`#twin-rows [data-key="${CSS.escape(key)}"]`);
  row?.scrollIntoView({block: "center"});
  row?.querySelector("button")?.focus();
}

/** Let some marks stand out; null is all of them. */
function light(keys) {
  chart.lit = keys;
  for (const svg of drawings) {
    svg.classList.toggle("some", keys !== null);
    for (const mark of marksIn(svg)) mark.classList.toggle("lit", keys !== null && keys.has(mark.dataset.key));
  }
}

function clear() {
  chart.chosen = null;
  tooltip.hidden = true;
  search.value = "";
  sought();
  page.details();
}

// ---- tools -----------------------------------------------------------------------------------------------------

const search = page.element("input", {type: "search", id: "find", on: {input: sought, keydown: event => {
  if (event.key === "Enter") toFirst();
}}});
const count = page.element("span", {class: "quiet", id: "found"});
const label = page.element("label", {for: "find"});
const smaller = page.element("button", {type: "button", on: {click: () => zoom(-1)}}, "−");
const larger = page.element("button", {type: "button", on: {click: () => zoom(1)}}, "+");

/** What can be searched of every mark: what it says, and its rows, with the municipalities in it. */
const texts = new Map();
function textOf(key) {
  const known = `${page.lang} ${key}`;
  if (!texts.has(known)) {
    const rows = data.tables.flatMap(table => table.rows.filter(row => row[0] === key));
    const mark = markOf(key);
    texts.set(known, folded([mark ? labelOf(mark) : "", ...rows.flatMap(row => row.slice(1).map(cell => page.text(cell)))].join(" ")));
  }
  return texts.get(known);
}

function sought() {
  const wanted = folded(search.value.trim());
  const keys = wanted ? new Set(scene.marks.map(mark => mark.key).filter(key => textOf(key).includes(wanted))) : null;
  light(keys);
  count.textContent = keys ? page.say("found", {count: page.number(keys.size)}) : "";
  for (const table of data.tables)
    page.table.filter(table.id, keys && table.rows.some(row => keys.has(row[0])) ? keys : null);
}

function toFirst() {
  const first = [...(chart.lit || [])].map(markOf).find(Boolean);
  if (first) goTo(first);
}

/** Larger or smaller, in steps; the stage scrolls. */
function zoom(step) {
  const at = STEPS.indexOf(chart.scale) + step;
  chart.scale = STEPS[Math.min(Math.max(at, 0), STEPS.length - 1)];
  for (const svg of drawings) {
    const {width, height} = svg.viewBox.baseVal;
    svg.style.width = `${width * chart.scale}px`;
    svg.style.height = `${height * chart.scale}px`;
  }
  page.able(smaller, chart.scale > STEPS[0]);
  page.able(larger, chart.scale < STEPS.at(-1));
  page.announce(page.say("size", {percent: Math.round(100 * chart.scale)}));
}

function speakTools() {
  label.textContent = page.say("find");
  smaller.setAttribute("aria-label", page.say("smaller"));
  larger.setAttribute("aria-label", page.say("larger"));
  for (const one of document.querySelectorAll(".drawing")) one.setAttribute("aria-label", page.say("keys"));
}

// ---- start -----------------------------------------------------------------------------------------------------

for (const one of document.querySelectorAll(".drawing")) {
  // Not on the drawing itself: what listens for focus in an SVG becomes a stop of the Tab key.
  one.addEventListener("focusin", event => reached(event.target.closest(MARKS)));
  one.addEventListener("focusout", left);
  one.setAttribute("tabindex", "0");
  one.setAttribute("role", "group");
}
page.tools.append(page.element("span", {class: "field"}, label, search), count,
  page.element("span", {class: "field", role: "group"}, smaller, larger));
speakTools();
page.on("language", () => {
  left();
  speakTools();
  if (search.value) sought();
  if (chart.chosen !== null) choose(chart.chosen);
});
page.on("print", left);

page.plug = {
  select(key) {
    const mark = markOf(key);
    if (mark) goTo(mark);
    else choose(key);
  },
  svg() {
    left();
    const copied = page.drawing().cloneNode(true);
    copied.classList.remove("some");
    for (const mark of marksIn(copied)) {
      mark.setAttribute("role", "graphics-symbol");
      mark.removeAttribute("class");
    }
    copied.removeAttribute("style");
    return page.standing(copied);
  },
};
root.dataset.ready = "";
