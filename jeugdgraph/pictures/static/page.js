// The frame of every picture: language, colours, details, the table twin, and what can be taken along.
// A stage plugs in through `page.plug`; everything that people wrote enters the page as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const page = {data, lang: data.lang, plug: {}};
const root = document.documentElement;
const byId = id => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";
const listeners = {language: [], theme: [], print: []};

page.tools = byId("tools");
page.stage = byId("stage");
page.legend = byId("legend-body");
page.filters = byId("filters");

page.on = (event, act) => listeners[event].push(act);
const tell = event => listeners[event].forEach(act => act());

// What a column says over and over stands once, and its cells tell which.
for (const table of data.tables) {
  table.columns.forEach(({of}, place) => {
    if (of) for (const row of table.rows) row[place + 1] = of[row[place + 1]];
  });
  for (const column of table.columns) delete column.of;
}

// ---- words -----------------------------------------------------------------------------------------------------

page.text = words => words === null || words === undefined ? "" : typeof words === "object" ? words[page.lang] : String(words);

page.say = (key, values = {}) => {
  const pair = data.words[`${key} one`] && String(values.count) === "1" ? data.words[`${key} one`] : data.words[key];
  const phrase = pair[page.lang === "nl" ? 0 : 1];
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => name in values ? String(values[name]) : whole);
};

const locale = () => page.lang === "nl" ? "nl-NL" : "en-GB";

page.number = (value, digits) => new Intl.NumberFormat(locale(), digits === undefined
  ? {maximumSignificantDigits: Number.isInteger(value) ? 21 : 6}
  : {minimumFractionDigits: digits, maximumFractionDigits: digits}).format(value);

page.day = iso => new Intl.DateTimeFormat(locale(), {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"})
  .format(new Date(`${iso}T00:00:00Z`));

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Text of a length that no layout suffers from; the whole of it is in what can be taken along. */
page.short = (text, most = 300) => text.length > most ? `${text.slice(0, most)}…` : text;

/** A cell as people read it. */
const told = (value, column = {}) => typeof value === "number" ? page.number(value, column.digits)
  : typeof value === "string" && ISO_DAY.test(value) ? page.day(value) : page.text(value);

// ---- elements --------------------------------------------------------------------------------------------------

const build = (made, attributes, children) => {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return made;
};

page.element = (tag, attributes, ...children) => build(document.createElement(tag), attributes, children);
page.svgElement = (tag, attributes, ...children) => build(document.createElementNS(SVG, tag), attributes, children);
const {element} = page;

/** A link to a web address; plain text when it is anything else. */
page.link = (address, text = address) => /^https?:\/\/[^\s<>"]+$/.test(address)
  ? element("a", {href: address, rel: "noreferrer"}, text) : document.createTextNode(text);

/** Whether a button has something to do. One that is disabled would lose the keyboard that pressed it. */
page.able = (button, able) => button.setAttribute("aria-disabled", String(!able));

page.announce = text => { byId("status").textContent = text; };

/** Text with a button that copies it. */
page.copyable = text => element("span", {}, element("code", {}, text), " ",
  element("button", {type: "button", on: {click: () => copy(text)}}, page.say("copy")));

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    page.announce(page.say("copied"));
  } catch {
    page.announce(page.say(copyByHand(text) ? "copied" : "not copied"));
  }
}

/** Pages opened from a file have no clipboard of their own in every browser. */
function copyByHand(text) {
  const area = element("textarea", {class: "unseen", readonly: true});
  area.value = text;
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  before?.focus();
  return done;
}

// ---- details ---------------------------------------------------------------------------------------------------

/** Fill the details panel; values are text, nodes, or lists of them. Without arguments it shows its hint. */
page.details = (title, rows = [], {after = []} = {}) => {
  const body = byId("details-body");
  body.replaceChildren(...title === undefined ? [element("p", {class: "quiet"}, page.say("details hint"))] : [
    element("h3", {}, page.short(title)),
    element("dl", {}, rows.filter(([, value]) => value !== "" && value !== null && value !== undefined)
      .map(([heading, value]) => [element("dt", {}, heading), element("dd", {}, typeof value === "string" ? page.short(value, 1000) : value)])),
    ...after,
  ]);
};

/** Tell at the top of the page that the picture shows another day than the one that the page is about. */
page.shown = day => { byId("shown").textContent = day === data.on ? "" : page.say("shown day", {day: page.day(day)}); };

/** Show the legend, with its entries. */
page.showLegend = (...entries) => {
  page.legend.replaceChildren(...entries);
  byId("legend").hidden = entries.length === 0;
};

// ---- language, theme -------------------------------------------------------------------------------------------

function speak(lang) {
  page.lang = lang;
  root.lang = lang;
  document.title = page.short(page.text(data.title));
  for (const button of document.querySelectorAll("[data-language]"))
    button.setAttribute("aria-pressed", String(button.dataset.language === lang));
  for (const labelled of document.querySelectorAll("[data-label]"))
    labelled.setAttribute("aria-label", page.say(labelled.dataset.label));
  for (const spoken of document.querySelectorAll("[data-say]")) spoken.textContent = page.say(spoken.dataset.say);
  page.details();
  tell("language");
  if (byId("twin-fold").open) twin.draw();
}

const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

/** The value of a colour of the palette, as it is now. */
page.colour = name => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

/** Do something in the colours of paper, whatever the reader looks at. */
page.onPaper = act => {
  const before = root.dataset.theme;
  root.dataset.theme = "light";
  try {
    return act();
  } finally {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
  }
};

// ---- the table twin --------------------------------------------------------------------------------------------

const twin = {at: 0, words: "", order: null, shown: 0, only: {}};
const SHOWN = 200;

page.table = {
  /** Show only rows with one of these keys (a Set); null shows all. */
  filter(id, keys) {
    twin.only[id] = keys;
    if (byId("twin-fold").open) twin.rows();
  },
};

const folded = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Rows of the table that is shown, as chosen and ordered: each is [key, ...cells]. */
twin.chosen = () => {
  const table = data.tables[twin.at], only = twin.only[table.id], wanted = folded(twin.words);
  let rows = only ? table.rows.filter(row => only.has(row[0])) : table.rows;
  if (wanted) rows = rows.filter(row => row.slice(1).some(cell => folded(told(cell)).includes(wanted)));
  return twin.order ? [...rows].sort(twin.order.down ? (a, b) => inOrder(b, a) : inOrder) : rows;
};

function inOrder(one, other) {
  const [a, b] = [one, other].map(row => row[twin.order.column + 1]);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return page.text(a).localeCompare(page.text(b), locale(), {numeric: true});
}

twin.draw = () => {
  twin.shown = SHOWN;
  byId("twin-body").replaceChildren(twin.bar(), element("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": page.short(page.text(data.tables[twin.at].caption))}, twin.table()));
  twin.rows();
};

twin.bar = () => element("div", {class: "rows"},
  data.tables.length > 1 && element("select", {"aria-label": page.say("which table"), on: {change: event => {
    Object.assign(twin, {at: event.target.selectedIndex, order: null});
    twin.draw();
    byId("twin-body").querySelector("select").focus();
  }}}, data.tables.map((table, place) => element("option", {selected: place === twin.at}, page.short(page.text(table.caption), 120)))),
  element("input", {type: "search", id: "twin-words", "aria-label": page.say("filter rows"), placeholder: page.say("filter rows"), value: twin.words,
    on: {input: event => { twin.words = event.target.value; twin.shown = SHOWN; twin.rows(); }}}),
  element("button", {type: "button", on: {click: () => copy(twin.text("\t"))}}, page.say("copy")),
  element("button", {type: "button", on: {click: () => save(twin.text(","), "csv", "text/csv")}}, page.say("save csv")),
  element("span", {class: "quiet", id: "twin-count"}));

twin.table = () => element("table", {},
  element("caption", {}, `${page.short(page.text(data.tables[twin.at].caption))}. ${page.say("table hint")}`),
  element("thead", {}, element("tr", {}, data.tables[twin.at].columns.map((column, place) =>
    element("th", {scope: "col", class: column.digits === undefined ? null : "number"}, element("button", {type: "button", title: page.say("sort", {column: page.text(column.heading)}), on: {click: () => twin.sort(place)}},
      page.text(column.heading), element("span", {"aria-hidden": "true"})))))),
  element("tbody", {id: "twin-rows"}));

twin.sort = place => {
  twin.order = {column: place, down: twin.order?.column === place && !twin.order.down};
  twin.rows();
};

twin.rows = () => {
  const table = data.tables[twin.at], rows = twin.chosen(), rest = rows.length - twin.shown;
  const shown = rows.slice(0, twin.shown).map(row => twin.row(table, row));
  if (rest > 0) shown.push(element("tr", {}, element("td", {colspan: table.columns.length},
    element("button", {type: "button", on: {click: twin.more}}, page.say("more rows", {count: Math.min(rest, 5 * SHOWN)})))));
  byId("twin-rows").replaceChildren(...shown);
  byId("twin-count").textContent = page.say("rows shown", {count: page.number(rows.length), all: page.number(table.rows.length)})
    + (twin.only[table.id] ? page.say("only drawn") : "");
  twin.marks();
};

/** More rows; the keyboard goes on at the first of them. */
twin.more = () => {
  const from = twin.shown;
  twin.shown += 5 * SHOWN;
  twin.rows();
  const first = byId("twin-rows").children[from];
  (first.querySelector("button") || first.closest(".scroll")).focus();
};

twin.marks = () => document.querySelectorAll("#twin-body thead th").forEach((heading, place) => {
  const here = twin.order?.column === place;
  if (here) heading.setAttribute("aria-sort", twin.order.down ? "descending" : "ascending");
  else heading.removeAttribute("aria-sort");
  heading.querySelector("span").textContent = here ? (twin.order.down ? " ▼" : " ▲") : "";
});

twin.row = (table, [key, ...cells]) => element("tr", {"data-key": key || null}, cells.map((cell, place) => {
  const numeric = typeof cell === "number", words = page.short(told(cell, table.columns[place]));
  if (place > 0) return element("td", {class: numeric ? "number" : null}, words);
  return element("th", {scope: "row"}, key && page.plug.select
    ? element("button", {type: "button", title: page.say("show in picture"), on: {click: () => twin.follow(key)}}, words) : words);
}));

twin.follow = key => {
  page.plug.select(key);
  page.stage.scrollIntoView({block: "nearest"});
};

/** The rows as text for another program: exact numbers and days, names in the language of the page. */
twin.text = separator => {
  const table = data.tables[twin.at];
  const rows = [table.columns.map(column => column.id), ...twin.chosen().map(row => row.slice(1))];
  return rows.map(row => row.map(cell => cellText(page.text(cell), separator)).join(separator)).join("\r\n") + "\r\n";
};

/** A cell as a spreadsheet reads it; one that begins like a formula is made plain text. */
function cellText(value, separator) {
  const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return separator === "\t" ? safe.replace(/[\t\r\n]+/g, " ") : /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// ---- taking along ----------------------------------------------------------------------------------------------

function save(content, extension, type) {
  saveBlob(new Blob(extension === "csv" ? ["\uFEFF", content] : [content], {type: `${type};charset=utf-8`}), extension);
}

function saveBlob(blob, extension) {
  const file = `${data.name}.${extension}`, address = URL.createObjectURL(blob);
  element("a", {href: address, download: file}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  page.announce(page.say("saved", {file}));
}

/** The drawing that stands in the page, in the colours of paper. */
page.drawing = () => {
  const shown = [...document.querySelectorAll(".drawing")].find(one => !one.lang || one.lang === page.lang);
  return shown && shown.querySelector("svg");
};

const picture = () => page.plug.svg ? page.plug.svg() : page.standing(page.drawing());

/** An SVG element as a file of its own: colours filled in, nothing left that only this page knows. */
page.standing = svg => page.onPaper(() => {
  const copied = svg.cloneNode(true);
  copied.setAttribute("xmlns", SVG);
  for (const part of copied.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex");
  return new XMLSerializer().serializeToString(copied).replace(/var\(--([a-z]+)(?:, #[0-9a-f]{6})?\)/g, (whole, name) => page.colour(name));
});

async function asPng(svg) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  try {
    image.src = address;
    await image.decode();
    const canvas = element("canvas", {width: image.naturalWidth * 2, height: image.naturalHeight * 2});
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

const taking = {
  svg: () => save(picture(), "svg", "image/svg+xml"),
  png: async () => saveBlob(await asPng(picture()), "png"),
  json: () => {
    const {words, ...rest} = data;
    save(JSON.stringify(rest, null, 1), "json", "application/json");
  },
};

async function take(what) {
  try {
    await taking[what]();
  } catch {
    page.announce(page.say("not drawn"));
  }
}

/** Close a menu; the keyboard stays at it. */
function shut(menu) {
  menu.open = false;
  menu.querySelector("summary").focus();
}

// ---- room ----------------------------------------------------------------------------------------------------

const BELOW = 44;
/** The board ends a line above the end of the window, however much stands above it: the table shows that it is there. */
page.fit = () => root.style.setProperty("--above", `${Math.ceil(byId("board").offsetTop) + BELOW}px`);
const watched = new ResizeObserver(page.fit);
for (const part of [document.querySelector("header"), page.tools]) watched.observe(part);
page.fit();

// ---- start -----------------------------------------------------------------------------------------------------

for (const button of document.querySelectorAll("[data-language]"))
  button.addEventListener("click", () => speak(button.dataset.language));
for (const button of document.querySelectorAll("[data-save]"))
  button.addEventListener("click", () => { take(button.dataset.save); shut(button.closest("details")); });
byId("theme").addEventListener("click", () => {
  root.dataset.theme = dark() ? "light" : "dark";
  tell("theme");
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => tell("theme"));
byId("print").addEventListener("click", () => print());
addEventListener("beforeprint", () => tell("print"));
byId("copy-command").addEventListener("click", () => copy(data.command));
byId("twin-fold").addEventListener("toggle", event => { if (event.target.open) twin.draw(); });
byId("twin").hidden = data.tables.length === 0;
for (const menu of document.querySelectorAll(".menu")) {
  menu.addEventListener("keydown", event => {
    if (event.key === "Escape") shut(menu);
  });
  document.addEventListener("click", event => { if (!menu.contains(event.target)) menu.open = false; });
}
if (location.hash === "#twin") byId("twin-fold").open = true;
document.querySelector('a[href="#twin"]').addEventListener("click", () => { byId("twin-fold").open = true; });
